// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/network/networkdialog.h"

#include "charts/picturewish.h"
#include "pages/benchmark/network/networkview.h"
#include "pages/benchmark/network/planmodel.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/partpicture.h"
#include "widgets/segmentedcontrol.h"
#include "workload/workloadplan.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace epochmark {

NetworkDialog::NetworkDialog(const WorkloadSpec& workload, QWidget* parent)
    : QDialog(parent), m_view(new NetworkView), m_forms(new QStackedWidget),
      m_form(new SegmentedControl(tr("How the network is shown")))
{
    setObjectName(QStringLiteral("networkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Network %1").arg(workload.networkTitle()));
    resize(qRound(760 * theme::fontScale()), qRound(680 * theme::fontScale()));
    auto* facts = new QLabel(planSize(workload) + QLatin1Char(' ') + planCosts(workload));
    facts->setObjectName(QStringLiteral("networkPlanFacts"));
    facts->setWordWrap(true);
    theme::setLook(facts, QStringLiteral("muted"));
    m_view->setPlan(planOf(workload));
    setPictured(m_view, workload.networkTitle());
    m_forms->addWidget(m_view);
    m_forms->addWidget(makeTable(workload));
    m_form->addSegment(tr("Drawing"), QStringLiteral("drawingSegment"));
    m_form->addSegment(tr("Table"), QStringLiteral("tableSegment"));
    m_form->setCurrentIndex(0);
    connect(m_form, &SegmentedControl::currentChanged, m_forms, &QStackedWidget::setCurrentIndex);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(facts);
    column->addWidget(makeTools());
    column->addWidget(m_forms, 1);
    auto* close = makeButton(tr("&Close"), QStringLiteral("closeNetworkButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    m_view->setFocus();
}

QWidget* NetworkDialog::makeTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_form);
    row->addStretch(1);
    auto* drawn = new QWidget;
    auto* buttons = new QHBoxLayout(drawn);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    const auto add = [&](const QString& text, const char* name, const QString& tip) {
        auto* button = makeButton(text, QString::fromLatin1(name), {}, ButtonKind::Normal, ButtonSize::Small);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        return button;
    };
    connect(add(tr("Sma&ller"), "zoomOutButton", tr("Ctrl and the wheel, or the key -")),
            &QPushButton::clicked, m_view, &NetworkView::zoomOut);
    connect(add(tr("La&rger"), "zoomInButton", tr("Ctrl and the wheel, or the key +")), &QPushButton::clicked,
            m_view, &NetworkView::zoomIn);
    connect(add(tr("&Fit width"), "fitWidthButton", tr("The key 0; 1 shows it as large as text")),
            &QPushButton::clicked, m_view, &NetworkView::fitWidth);
    connect(add(tr("Sa&ve picture"), "saveNetworkButton", tr("The whole drawing as PNG, SVG or PDF")),
            &QPushButton::clicked, this, &NetworkDialog::takePicture);
    connect(m_form, &SegmentedControl::currentChanged, drawn,
            [drawn](int form) { drawn->setVisible(form == 0); });
    row->addWidget(drawn);
    return tools;
}

QWidget* NetworkDialog::makeTable(const WorkloadSpec& workload)
{
    auto* table = new QTableView;
    table->setObjectName(QStringLiteral("networkTable"));
    table->setAccessibleName(tr("Layers of the network"));
    table->setModel(new PlanModel(planOf(workload), table));
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    theme::setLook(table->horizontalHeader(), QStringLiteral("plain"));
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(1);
    table->verticalHeader()->setDefaultSectionSize(qRound(22 * theme::fontScale()));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(PlanModel::Name, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->setTabKeyNavigation(false);
    return table;
}

void NetworkDialog::takePicture()
{
    PictureWish wish(m_view, PictureWish::Way::Save);
    event(&wish);
}

/// The dialogs for pictures belong to the window beneath.
bool NetworkDialog::event(QEvent* event)
{
    if (event->type() == PictureWish::kind() && parentWidget() != nullptr) {
        return QCoreApplication::sendEvent(parentWidget()->window(), event);
    }
    return QDialog::event(event);
}

void NetworkDialog::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_forms->currentWidget() != m_view) {
        QDialog::contextMenuEvent(event);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : pictureActions(m_view)) {
        action->setParent(menu);
        menu->addAction(action);
    }
    menu->popup(event->globalPos());
}

}  // namespace epochmark
