// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/leftoutdialog.h"

#include "widgets/buttons.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace epochmark {

LeftOutDialog::LeftOutDialog(const QList<LeftOut>& leftOut, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("leftOutDialog"));
    setWindowTitle(tr("Files left out"));
    resize(640, 360);
    auto* words = new QLabel(tr("These files are in the dataset but not trained on. Over 10 % left out: a run is not ranked."));
    words->setWordWrap(true);
    auto* list = new QTreeWidget;
    list->setObjectName(QStringLiteral("leftOutList"));
    list->setAccessibleName(windowTitle());
    list->setColumnCount(2);
    list->setHeaderLabels({tr("file"), tr("reason")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    for (const LeftOut& file : leftOut) {
        new QTreeWidgetItem(list, {file.name, file.reason});
    }
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    list->header()->setStretchLastSection(false);
    auto* close = makeButton(tr("&Close"), QStringLiteral("closeButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(words);
    column->addWidget(list, 1);
    column->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace epochmark
