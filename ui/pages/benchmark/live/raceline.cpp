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
      m_axis(new SegmentedControl(tr("Horizontal axis")))
{
    m_sentence->setTextColored(false);
    m_sentence->label()->setObjectName(QStringLiteral("raceSentence"));
    auto* menu = new QMenu(m_ghosts);
    for (int count = 0; count <= kMostGhosts; ++count) {
        QAction* action = menu->addAction(count == 0 ? tr("No ghosts") : tr("%n ghost(s)", nullptr, count));
        action->setCheckable(true);
        action->setData(count);
        m_counts->addAction(action);
    }
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
    connect(m_counts, &QActionGroup::triggered, this,
            [this](const QAction* action) { Q_EMIT ghostCountChosen(action->data().toInt()); });
    connect(m_axis, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT xAxisChosen(index == 0 ? CurveChart::XAxis::Epochs : CurveChart::XAxis::ElapsedTime);
    });
    setGhostCount(kMostGhosts);
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
    return m_counts->checkedAction() != nullptr ? m_counts->checkedAction()->data().toInt() : 0;
}

void RaceLine::setGhostCount(int count)
{
    m_ghosts->setText(tr("Ghosts: %1").arg(count));
    m_counts->actions().at(count)->setChecked(true);
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
