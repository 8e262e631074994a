// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/leftoutdialog.h"

#include "models/leftoutmodel.h"
#include "widgets/buttons.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace epochmark {

LeftOutDialog::LeftOutDialog(const QList<LeftOut>& leftOut, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("leftOutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Files left out"));
    resize(640, 360);
    auto* words = new QLabel(
        tr("These files are in the dataset but not trained on. Over 10 % left out: a run is not ranked."));
    words->setWordWrap(true);
    auto* list = new QTreeView;
    list->setModel(new LeftOutModel(leftOut, list));
    list->setObjectName(QStringLiteral("leftOutList"));
    list->setAccessibleName(windowTitle());
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->header()->setSectionResizeMode(LeftOutModel::File, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(LeftOutModel::Reason, QHeaderView::Stretch);
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
