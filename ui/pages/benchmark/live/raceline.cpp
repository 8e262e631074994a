// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/raceline.h"

#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/icontext.h"
#include "widgets/segmentedcontrol.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr int kMostGhosts = 3;
constexpr int kWide = 640;  // narrower: the sentence over the controls
constexpr int kMostLines = 2;
constexpr int kBesideSentence = 22;  // the flag

}  // namespace

RaceLine::RaceLine(QWidget* parent)
    : QWidget(parent), m_sentence(new IconText(QStringLiteral("flag"), IconRole::Accent)),
      m_ghosts(makeButton({}, QStringLiteral("ghostsButton"))), m_counts(new QActionGroup(this)),
      m_picks(new QActionGroup(this)), m_axis(new SegmentedControl(tr("Horizontal axis")))
{
    m_sentence->setTextColored(false);
    m_sentence->label()->setObjectName(QStringLiteral("raceSentence"));
    auto* menu = new QMenu(m_ghosts);
    m_counts->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    m_picks->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    connect(m_picks, &QActionGroup::triggered, this, &RaceLine::pickRivals);
    for (int count = 0; count <= kMostGhosts; ++count) {
        QAction* action = menu->addAction(count == 0 ? tr("No ghosts") : tr("%n ghost(s)", nullptr, count));
        action->setCheckable(true);
        action->setData(count);
        m_counts->addAction(action);
    }
    m_which = menu->addSection(tr("Which"));
    m_which->setVisible(false);
    m_ghosts->setMenu(menu);
    theme::setLook(m_ghosts, QStringLiteral("menu"));
    m_axis->addSegment(tr("Epochs"), QStringLiteral("epochsAxisSegment"));
    m_axis->addSegment(tr("Elapsed time"), QStringLiteral("elapsedAxisSegment"));
    auto* controls = new QHBoxLayout;
    m_controls = controls;
    controls->setSpacing(8);
    controls->addStretch();
    controls->addWidget(m_ghosts);
    controls->addWidget(m_axis);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_sentence, 1);
    m_row->addLayout(controls);
    connect(m_counts, &QActionGroup::triggered, this, [this](QAction* action) {
        action->setChecked(true);  // chosen once more it stays chosen
        Q_EMIT ghostCountChosen(action->data().toInt());
    });
    connect(m_axis, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT xAxisChosen(index == 0 ? CurveChart::XAxis::Epochs : CurveChart::XAxis::ElapsedTime);
    });
    setGhostCount(kMostGhosts);
    setRivals({});
    setSentence({});
}

void RaceLine::setSentences(const QStringList& sentences)
{
    if (sentences != m_sentences) {
        m_sentences = sentences;
        arrange();
    }
}

/// What the words get beside icon and controls.
int RaceLine::sentenceWidth() const
{
    const int beside = qRound(kBesideSentence * theme::fontScale());
    const bool isBesideControls = m_row->direction() == QBoxLayout::LeftToRight;
    return width() - beside - (isBesideControls ? m_controls->sizeHint().width() + m_row->spacing() : 0);
}

void RaceLine::chooseSentence()
{
    const int room = sentenceWidth();
    QLabel* label = m_sentence->label();
    const int most = kMostLines * label->fontMetrics().lineSpacing() + label->fontMetrics().leading() + 1;
    QString chosen;
    for (const QString& sentence : std::as_const(m_sentences)) {
        chosen = sentence;
        QTextDocument words;  // as the label lays it out
        words.setDefaultFont(label->font());
        words.setDocumentMargin(0);
        words.setHtml(sentence);
        words.setTextWidth(room);
        if (words.size().height() <= most) {
            break;
        }
    }
    m_sentence->setContent(chosen.isEmpty() ? QString() : QStringLiteral("flag"), IconRole::Accent, chosen);
    m_sentence->setToolTip(chosen == m_sentences.value(0) ? QString() : m_sentences.value(0));
}

int RaceLine::ghostCount() const
{
    return m_count;
}

void RaceLine::setGhostCount(int count)
{
    m_count = count;
    m_counts->actions().at(count)->setChecked(true);
}

void RaceLine::setRivals(const QList<Rival>& rivals)
{
    const auto racing = std::count_if(rivals.begin(), rivals.end(),
                                      [](const Rival& rival) { return rival.isRacing; });
    m_ghosts->setText(tr("Ghosts: %1").arg(racing));
    if (rivals == m_rivals) {
        return;
    }
    m_rivals = rivals;
    listRivals();
}

/// Beneath how many are chosen by themselves, each by name.
void RaceLine::listRivals()
{
    QMenu* menu = m_ghosts->menu();
    const QList<QAction*> former = m_picks->actions();
    for (QAction* action : former) {
        m_picks->removeAction(action);
        menu->removeAction(action);
        action->deleteLater();
    }
    m_which->setVisible(!m_rivals.isEmpty());
    const auto racing = std::count_if(m_rivals.begin(), m_rivals.end(),
                                      [](const Rival& rival) { return rival.isRacing; });
    for (const Rival& rival : std::as_const(m_rivals)) {
        QString name = rival.name;
        QAction* action = menu->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(rival.isRacing);
        action->setEnabled(rival.isRacing || racing < kMostGhosts);
        action->setData(rival.setId);
        m_picks->addAction(action);
    }
}

void RaceLine::pickRivals()
{
    QStringList picked;
    for (const QAction* action : m_picks->actions()) {
        picked += action->isChecked() ? QStringList(action->data().toString()) : QStringList();
    }
    m_count = static_cast<int>(picked.size());
    if (QAction* count = m_counts->checkedAction()) {
        count->setChecked(false);  // it's a choice of one's own now
    }
    Q_EMIT rivalsChosen(picked);
}

void RaceLine::arrange()
{
    const bool isWide = width() >= kWide * theme::fontScale();
    m_row->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    chooseSentence();
    m_row->setAlignment(m_sentence, isWide ? Qt::AlignVCenter : Qt::Alignment());
    m_sentence->setVisible(isWide || !m_sentence->label()->text().isEmpty());
}

void RaceLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RaceLine::setXAxis(CurveChart::XAxis axis)
{
    m_axis->setCurrentIndex(axis == CurveChart::XAxis::Epochs ? 0 : 1);
}

}  // namespace epochmark
