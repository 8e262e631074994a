// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/welcomeview.h"

#include "pages/benchmark/idle/curvesketch.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/flowrow.h"
#include "widgets/iconlabel.h"
#include "widgets/turningrow.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kMargin = 40;
constexpr int kLeastRow = 640;  // with less, what stands side by side would be columns of single words

QLabel* words(const QString& text, const QString& look)
{
    auto* label = new QLabel(text);
    label->setProperty("look", look);
    label->setWordWrap(true);
    return label;
}

QWidget* question(const QString& icon, const QString& title, const QString& text)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(words(title, QStringLiteral("title")));
    column->addWidget(words(text, QStringLiteral("muted")));
    column->addStretch(1);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(new IconLabel(icon, IconRole::Accent, 24), 0, Qt::AlignTop);
    row->addLayout(column, 1);
    return widget;
}

/// One line of the tree of folders.
QWidget* branch(int depth, const QString& icon, const QString& name, const QString& note)
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(depth * 24, 4, 0, 4);
    row->setSpacing(8);
    row->addWidget(new IconLabel(icon, IconRole::Muted, 16));
    row->addWidget(new QLabel(name));
    auto* quiet = new QLabel(note);
    quiet->setProperty("look", QStringLiteral("caption muted"));
    row->addWidget(quiet);
    row->addStretch(1);
    return widget;
}

QLayout* makeTree()
{
    const QString folder = QStringLiteral("folder");
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(branch(0, QStringLiteral("zip"), QStringLiteral("my-pictures.zip"), {}));
    column->addWidget(branch(1, folder, QStringLiteral("my-pictures"), WelcomeView::tr("any name")));
    column->addWidget(branch(2, folder, QStringLiteral("train"), {}));
    column->addWidget(branch(3, folder, QStringLiteral("cats"), QStringLiteral("cat-1.jpg, cat-2.jpg, ...")));
    column->addWidget(branch(3, folder, QStringLiteral("dogs"), QStringLiteral("dog-1.jpg, dog-2.jpg, ...")));
    column->addWidget(branch(2, folder, QStringLiteral("test"), {}));
    column->addWidget(
        branch(3, folder, QStringLiteral("cats"), WelcomeView::tr("other pictures of the same classes")));
    column->addWidget(branch(3, folder, QStringLiteral("dogs"), {}));
    column->addStretch(1);
    return column;
}

QLayout* makeRules()
{
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    const auto add = [column](const QString& title, const QString& text) {
        column->addWidget(words(title, QStringLiteral("strong")));
        column->addWidget(words(text, QStringLiteral("muted")));
        column->addSpacing(10);
    };
    add(WelcomeView::tr("A folder is a class"),
        WelcomeView::tr("Two classes or more. Each class has a folder in train and one in test."));
    add(WelcomeView::tr("What is read"),
        WelcomeView::tr(
            "png, jpg, bmp, ppm and tif. Other files are left out, and each one is listed with its reason."));
    add(WelcomeView::tr("To run the published workload"),
        WelcomeView::tr(
            "Take the 25,000 photographs of Kaggle's Dogs vs. Cats, 20,000 of them in train and 5,000 "
            "in test, with the preset Classic."));
    column->addStretch(1);
    return column;
}

QWidget* makeLayoutPart()
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(kMargin, 28, kMargin, 28);
    column->setSpacing(12);
    column->addWidget(words(WelcomeView::tr("What the zip looks like"), QStringLiteral("title")));
    auto* parts = new TurningRow(kLeastRow - 2 * kMargin);
    parts->row()->setContentsMargins(0, 0, 0, 0);
    parts->row()->setSpacing(32);
    parts->row()->addLayout(makeTree(), 1);
    parts->row()->addLayout(makeRules(), 1);
    column->addWidget(parts);
    return widget;
}

}  // namespace

QWidget* makeQuestions()
{
    auto* widget = new TurningRow(kLeastRow);
    QBoxLayout* row = widget->row();
    row->setContentsMargins(kMargin, 28, kMargin, 24);
    row->setSpacing(28);
    row->addWidget(
        question(QStringLiteral("stopwatch"), WelcomeView::tr("How fast does it train?"),
                 WelcomeView::tr("Minutes, images a second, and the speed-up over one pinned baseline.")),
        1);
    row->addWidget(
        question(
            QStringLiteral("seal"), WelcomeView::tr("Does it learn what it should?"),
            WelcomeView::tr("Training and validation curves, and a seal when it did better than chance.")),
        1);
    row->addWidget(
        question(QStringLiteral("dollar"), WelcomeView::tr("What does a run cost?"),
                 WelcomeView::tr("Bought or rented, from the time measured here, not a data sheet.")),
        1);
    return widget;
}

WelcomeView::WelcomeView(QWidget* parent)
    : QFrame(parent), m_heading(words({}, QStringLiteral("heading"))), m_sketch(new CurveSketch),
      m_machine(new MachineStrip)
{
    setObjectName(QStringLiteral("welcomeView"));
    theme::setLook(this, QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Line);
    column->addWidget(m_machine);
    column->addWidget(new Line);
    column->addWidget(makeQuestions());
    column->addWidget(new Line);
    column->addWidget(makeLayoutPart());
    column->addStretch(1);
    setHasResults(false);
}

QWidget* WelcomeView::makeHead()
{
    auto* widget = new QWidget;
    auto* demo = makeButton(tr("Use the &Demo set"), QStringLiteral("welcomeDemoButton"),
                            QStringLiteral("grid"), ButtonKind::Primary, ButtonSize::Large);
    auto* browse = makeButton(tr("Choose a &zip"), QStringLiteral("welcomeBrowseButton"),
                              QStringLiteral("folder"), ButtonKind::Normal, ButtonSize::Large);
    connect(demo, &QPushButton::clicked, this, &WelcomeView::demoRequested);
    connect(browse, &QPushButton::clicked, this, &WelcomeView::browseRequested);
    auto* buttons = new FlowRow;
    buttons->addWidget(demo);
    buttons->addWidget(browse);

    auto* column = new QVBoxLayout;
    column->setSpacing(14);
    column->addWidget(m_heading);
    column->addWidget(
        words(tr("Choose a zip of pictures, or take the Demo set that is built in. Epochmark trains a "
                 "network on them, draws the curves while it works and keeps the result."),
              QStringLiteral("lead muted")));
    column->addWidget(buttons);
    column->addWidget(words(tr("Training needs no network: nothing leaves this machine unless you say so."),
                            QStringLiteral("caption muted")));
    column->addStretch(1);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(kMargin, 36, kMargin, 28);
    row->setSpacing(48);
    row->addLayout(column, 3);
    row->addWidget(m_sketch, 2, Qt::AlignTop);
    return widget;
}

void WelcomeView::setNarrow(bool isNarrow)
{
    m_sketch->setVisible(!isNarrow);
}

void WelcomeView::setHasResults(bool hasResults)
{
    m_heading->setText(hasResults ? tr("Choose what to train on.")
                                  : tr("Nothing has been measured on this machine yet."));
}

}  // namespace epochmark
