// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/queuelist.h"

#include "base/format.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

struct RowLook {
    QString icon;
    IconRole role;
    QString words;  ///< what stands at the right
    QString look;   ///< of the words
};

RowLook lookOf(const QueueList::Entry& entry, format::TimeUnit unit)
{
    using State = QueueList::State;
    switch (entry.state) {
    case State::Waiting:
        return {QStringLiteral("ring"), IconRole::Muted, QueueList::tr("waiting"), QStringLiteral("muted")};
    case State::CoolingDown:
        return {QStringLiteral("thermometer"), IconRole::Accent, QueueList::tr("next"),
                QStringLiteral("accent")};
    case State::Running:
        return {QStringLiteral("play"), IconRole::Accent, QueueList::tr("%1 %").arg(entry.percent),
                QStringLiteral("accent strong")};
    case State::Done:
        return {QStringLiteral("check"),
                IconRole::Success,
                entry.seconds
                    ? QStringLiteral("%1 %2").arg(format::timeIn(unit, *entry.seconds), format::name(unit))
                    : format::unknown(),
                {}};
    case State::Stopped:
        return {QStringLiteral("stop"), IconRole::Warning, QueueList::tr("stopped"),
                QStringLiteral("warning")};
    case State::Skipped:
        return {QStringLiteral("stop"), IconRole::Muted, QueueList::tr("skipped"), QStringLiteral("muted")};
    case State::Failed:
        return {QStringLiteral("cross"), IconRole::Error, QueueList::tr("failed"), QStringLiteral("error")};
    case State::Dropped:
        return {QStringLiteral("minus"), IconRole::Muted, QueueList::tr("left out"), QStringLiteral("muted")};
    }
    return {};
}

}  // namespace

/// One run: icon, name, how it stands. Changes its words in place: a list that is rebuilt every second
/// flickers.
class QueueRow : public QWidget {
public:
    QueueRow() : m_icon(new IconLabel({}, IconRole::Muted, 14)), m_name(new ElidedLabel), m_state(new QLabel)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 3, 0, 3);
        row->setSpacing(8);
        row->addWidget(m_icon);
        row->addWidget(m_name, 1);
        row->addWidget(m_state);
    }

    void setEntry(const QueueList::Entry& entry, format::TimeUnit unit)
    {
        if (m_isFilled && m_entry == entry && m_unit == unit) {
            return;
        }
        m_isFilled = true;
        m_entry = entry;
        m_unit = unit;
        const RowLook look = lookOf(entry, unit);
        const bool isRunning = entry.state == QueueList::State::Running;
        m_icon->setIcon(look.icon, look.role);
        m_name->setText(entry.name);
        m_state->setText(look.words);
        theme::setLook(m_name, isRunning ? QStringLiteral("strong") : QString());
        theme::setLook(m_state, look.look);
        setToolTip(entry.note);
    }

    bool isCurrent() const
    {
        return m_entry.state == QueueList::State::Running || m_entry.state == QueueList::State::CoolingDown;
    }

private:
    IconLabel* m_icon;
    ElidedLabel* m_name;
    QLabel* m_state;
    QueueList::Entry m_entry;
    format::TimeUnit m_unit = format::TimeUnit::Minutes;
    bool m_isFilled = false;
};

QueueList::QueueList(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_left(new QLabel), m_words(new QLabel),
      m_column(new QVBoxLayout), m_skip(makeButton(tr("S&kip this run"), QStringLiteral("skipRunButton"), {},
                                                   ButtonKind::Normal, ButtonSize::Small))
{
    setObjectName(QStringLiteral("queueList"));
    m_title->setProperty("look", QStringLiteral("caption strong muted"));
    m_left->setProperty("look", QStringLiteral("caption muted"));
    m_left->setObjectName(QStringLiteral("queueLeft"));
    m_words->setProperty("look", QStringLiteral("caption accent"));
    m_words->setObjectName(QStringLiteral("coolDownLabel"));
    m_words->setWordWrap(true);
    m_column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_left);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 6, 0, 0);
    foot->addWidget(m_words, 1);
    foot->addWidget(m_skip);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addLayout(m_column);
    column->addLayout(foot);
    connect(m_skip, &QPushButton::clicked, this, &QueueList::announceSkip);
    hide();
}

/// The second click of a double click on "Go on now" mustn't end the run that it began.
void QueueList::announceSkip()
{
    if (!m_sinceOtherWords || m_sinceOtherWords->seconds() * 1000 > QApplication::doubleClickInterval()) {
        Q_EMIT skipRequested();
    }
}

void QueueList::setContent(const Content& content)
{
    while (m_rows.size() > content.entries.size()) {
        delete m_rows.takeLast();
    }
    while (m_rows.size() < content.entries.size()) {
        m_rows.append(new QueueRow);
        m_column->addWidget(m_rows.last());
    }
    QList<double> times;
    for (const Entry& entry : content.entries) {
        times += entry.seconds ? QList<double>{*entry.seconds} : QList<double>();
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setEntry(content.entries[i], format::timeUnit(times));
    }
    m_title->setText(content.title);
    m_left->setText(content.left);
    m_words->setText(content.words);
    // Setting the same words again would lay the button out anew each second.
    if (!content.skip.isEmpty() && m_skip->text() != content.skip) {
        if (m_skip->isVisible()) {
            m_sinceOtherWords.emplace();
        }
        setButton(m_skip, content.skip, {}, ButtonKind::Normal, ButtonSize::Small);
    }
    m_skip->setVisible(!content.skip.isEmpty());
    m_words->setVisible(!content.words.isEmpty() || !content.skip.isEmpty());
    setVisible(content.entries.size() > 1);
}

QWidget* QueueList::currentRow() const
{
    for (QueueRow* row : m_rows) {
        if (row->isCurrent()) {
            return row;
        }
    }
    return nullptr;
}

}  // namespace epochmark
