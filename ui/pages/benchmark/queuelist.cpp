// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/repeatlist.h"

#include "base/format.h"
#include "theme/theme.h"
#include "widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

namespace {

struct RowLook {
    QString icon;
    IconRole role;
    QString words;   ///< what stands at the right
    QString look;    ///< of name and words
};

RowLook lookOf(const RepeatList::Entry& entry)
{
    switch (entry.state) {
    case RepeatList::State::Waiting:
        return {QStringLiteral("ring"), IconRole::Muted, RepeatList::tr("waiting"), QStringLiteral("muted")};
    case RepeatList::State::Running:
        return {QStringLiteral("play"), IconRole::Accent, RepeatList::tr("%1 %").arg(entry.percent),
                QStringLiteral("accent strong")};
    case RepeatList::State::Done:
        return {QStringLiteral("check"), IconRole::Success,
                entry.seconds ? format::runTime(*entry.seconds) : format::unknown(), {}};
    case RepeatList::State::Stopped:
        return {QStringLiteral("stop"), IconRole::Warning, RepeatList::tr("stopped"), QStringLiteral("warning")};
    case RepeatList::State::Failed:
        return {QStringLiteral("cross"), IconRole::Error, RepeatList::tr("failed"), QStringLiteral("error")};
    }
    return {};
}

QWidget* makeRow(int number, const RepeatList::Entry& entry)
{
    const RowLook look = lookOf(entry);
    auto* name = new QLabel(RepeatList::tr("Run %1").arg(number));
    name->setProperty("look", entry.state == RepeatList::State::Running ? QStringLiteral("strong") : QString());
    auto* words = new QLabel(look.words);
    words->setProperty("look", look.look);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 3, 0, 3);
    row->setSpacing(8);
    row->addWidget(new IconLabel(look.icon, look.role, 14));
    row->addWidget(name);
    row->addStretch(1);
    row->addWidget(words);
    return widget;
}

}  // namespace

RepeatList::RepeatList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    hide();
}

void RepeatList::setEntries(const QList<Entry>& entries)
{
    if (m_entries == entries) {
        return;
    }
    m_entries = entries;
    rebuild();
    setVisible(entries.size() > 1);
}

void RepeatList::rebuild()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto* heading = new QLabel(tr("Repeats"));
    heading->setProperty("look", QStringLiteral("caption strong muted"));
    m_column->addWidget(heading);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        m_column->addWidget(makeRow(static_cast<int>(i) + 1, m_entries[i]));
    }
}

}  // namespace epochmark
