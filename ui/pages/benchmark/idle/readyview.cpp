// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/readyview.h"

#include "base/format.h"
#include "dataset/demodataset.h"
#include "pages/benchmark/idle/estimateline.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "pages/benchmark/idle/welcomeview.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/elidedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kMostClasses = 12;

/// Pictures of one class: training filled, validation lighter behind it, on a common scale.
class CountBar : public QWidget {
public:
    CountBar(int train, int test, int most) : m_train(train), m_test(test), m_most(std::max(1, most))
    {
        setFixedHeight(qRound(12 * theme::fontScale()));
        setMinimumWidth(80);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const Tokens& t = theme::tokens(this);
        const double unit = static_cast<double>(width()) / m_most;
        painter.setBrush(t.compute());
        painter.drawRoundedRect(QRectF(0, 0, m_train * unit - 1, height()), 2, 2);
        painter.setBrush(t.validation());
        painter.drawRoundedRect(QRectF(m_train * unit + 1, 0, std::max(0.0, m_test * unit - 2), height()), 2,
                                2);
    }

private:
    int m_train;
    int m_test;
    int m_most;
};

/// The head of a column of counts, with the colour that they have in the bars.
class CountHead : public QLabel {
public:
    CountHead(const QString& text, bool isTest) : QLabel(text), m_isTest(isTest)
    {
        theme::setLook(this, QStringLiteral("caption muted"));
        setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setContentsMargins(kKeyEdge + kKeyGap, 0, 0, 0);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLabel::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const Tokens& t = theme::tokens(this);
        painter.setBrush(m_isTest ? t.validation() : t.compute());
        const int left = width() - fontMetrics().horizontalAdvance(text()) - kKeyGap - kKeyEdge;
        painter.drawRoundedRect(QRectF(left, (height() - kKeyEdge) / 2.0, kKeyEdge, kKeyEdge), 2, 2);
    }

private:
    static constexpr int kKeyEdge = 10;
    static constexpr int kKeyGap = 6;

    bool m_isTest;
};

QLabel* words(const QString& look)
{
    auto* label = new QLabel;
    label->setProperty("look", look);
    label->setWordWrap(true);
    return label;
}

QLabel* cell(const QString& text, const QString& look, Qt::Alignment alignment)
{
    auto* label = new QLabel(text);
    label->setProperty("look", look);
    label->setAlignment(alignment);
    return label;
}

/// "4 runs: CPU, 1 thread and CPU, 2 threads take turns."; empty for a single run.
QString runsOf(const RunPlan& plan)
{
    QStringList names;
    for (const RunRequest& set : plan.sets) {
        names.append(nameOfSet(set));
    }
    if (names.size() == 1) {
        return plan.repeats.isAutomatic ? ReadyView::tr("3 to 6 runs, until their times are steady.")
               : plan.repeats.count > 1
                   ? ReadyView::tr("%n run(s), one after the other.", nullptr, plan.repeats.count)
                   : QString();
    }
    const QString sets = names.join(QStringLiteral("; "));
    return plan.repeats.isAutomatic ? ReadyView::tr("A queue, 3 to 6 runs each, taking turns: %1.").arg(sets)
                                    : ReadyView::tr("A queue of %n run(s), taking turns: %1.", nullptr,
                                                    static_cast<int>(plan.sets.size()) * plan.repeats.count)
                                          .arg(sets);
}

/// "Classic: 15 epochs, each of 35 training steps ..."
QString planOf(const DatasetPreview& dataset, const RunPlan& plan)
{
    WorkloadSpec spec = plan.sets.first().workload;
    spec.trainPictures = dataset.trainPictures();
    const QString epochs =
        ReadyView::tr("%n epoch(s), each of %1 with %2 pictures, then all %3 test pictures to validate.",
                      nullptr, spec.epochs)
            .arg(ReadyView::tr("%Ln training step(s)", nullptr, static_cast<int>(spec.stepsPerEpoch())),
                 format::count(spec.batchSize), format::count(dataset.testPictures()));
    const QString runs = runsOf(plan);
    const QString words = QStringLiteral("%1: %2").arg(spec.networkTitle(), epochs);
    return runs.isEmpty() ? words : words + QLatin1Char(' ') + runs;
}

}  // namespace

ReadyView::ReadyView(QWidget* parent)
    : QFrame(parent), m_heading(words(QStringLiteral("heading"))),
      m_plan(words(QStringLiteral("lead muted"))), m_note(words(QStringLiteral("caption muted"))),
      m_estimate(new EstimateLine), m_machine(new MachineStrip), m_classes(new QGridLayout),
      m_moreClasses(words(QStringLiteral("caption muted")))
{
    setObjectName(QStringLiteral("readyView"));
    theme::setLook(this, QStringLiteral("card"));
    auto* head = new QVBoxLayout;
    head->setContentsMargins(40, 36, 40, 28);
    head->setSpacing(12);
    head->addWidget(m_heading);
    head->addWidget(m_plan);
    head->addWidget(m_note);
    head->addWidget(m_estimate);
    auto* classes = new QVBoxLayout;
    classes->setContentsMargins(40, 28, 40, 28);
    classes->setSpacing(12);
    auto* title = words(QStringLiteral("title"));
    title->setText(tr("Classes"));
    classes->addWidget(title);
    m_classes->setHorizontalSpacing(16);
    m_classes->setVerticalSpacing(8);
    m_classes->setColumnStretch(1, 1);
    classes->addLayout(m_classes);
    classes->addWidget(m_moreClasses);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Line);
    column->addWidget(m_machine);
    column->addWidget(new Line);
    column->addLayout(classes);
    column->addWidget(new Line);
    column->addWidget(makeQuestions());
    column->addStretch(1);
}

void ReadyView::show(const DatasetPreview& dataset, const RunPlan& plan, const Device& device)
{
    m_heading->setText(device.id.isEmpty()    ? tr("%1 is read.").arg(demodataset::shownName(dataset.name))
                       : plan.sets.size() > 1 ? tr("Ready to run the queue.")
                                              : tr("Ready to train on %1.").arg(device.name));
    m_plan->setText(planOf(dataset, plan));
    QStringList notes;
    if (dataset.isSortedByNames) {
        notes << tr("There are no class folders: the pictures are sorted by their names.");
    }
    if (dataset.isSplitByHash) {
        notes << tr("There is no folder to validate with: a fifth of the pictures, picked by name, is for "
                    "validation.");
    }
    if (dataset.ignored > 0) {
        notes << tr("%Ln other file(s) in the archive are ignored.", nullptr, dataset.ignored);
    }
    notes << tr("Damaged pictures are found while decoding and left out, each with its reason.");
    m_note->setText(notes.join(QLatin1Char(' ')));
    fillClasses(dataset);
}

void ReadyView::fillClasses(const DatasetPreview& dataset)
{
    while (QLayoutItem* item = m_classes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    m_classes->addWidget(cell(tr("class"), QStringLiteral("caption muted"), Qt::AlignLeft), 0, 0);
    m_classes->addWidget(new CountHead(tr("to train"), false), 0, 2);
    m_classes->addWidget(new CountHead(tr("to test"), true), 0, 3);
    int most = 0;
    for (qsizetype i = 0; i < dataset.classes.size(); ++i) {
        most = std::max(most, dataset.trainCounts[i] + dataset.testCounts[i]);
    }
    const int shown = std::min(kMostClasses, static_cast<int>(dataset.classes.size()));
    for (int i = 0; i < shown; ++i) {
        auto* name = new ElidedLabel(dataset.classes[i]);
        name->setMaximumWidth(220);
        m_classes->addWidget(name, i + 1, 0);
        m_classes->addWidget(new CountBar(dataset.trainCounts[i], dataset.testCounts[i], most), i + 1, 1,
                             Qt::AlignVCenter);
        m_classes->addWidget(cell(format::count(dataset.trainCounts[i]), {}, right), i + 1, 2);
        m_classes->addWidget(cell(format::count(dataset.testCounts[i]), {}, right), i + 1, 3);
    }
    const int hidden = static_cast<int>(dataset.classes.size()) - shown;
    m_moreClasses->setVisible(hidden > 0);
    m_moreClasses->setText(tr("and %n more class(es)", nullptr, hidden));
}

}  // namespace epochmark
