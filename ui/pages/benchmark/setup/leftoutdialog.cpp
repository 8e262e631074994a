// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/leftoutdialog.h"

#include "models/leftoutmodel.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

namespace epochmark {

namespace {

/// A line a file, with its reason behind a tab: what is selected, or all.
QString linesOf(const QTreeView& list)
{
    const QAbstractItemModel& files = *list.model();
    QStringList lines;
    for (int row = 0; row < files.rowCount(); ++row) {
        const QModelIndex file = files.index(row, LeftOutModel::File);
        if (!list.selectionModel()->hasSelection() || list.selectionModel()->isSelected(file)) {
            lines << file.data().toString() + QLatin1Char('\t')
                         + files.index(row, LeftOutModel::Reason).data().toString();
        }
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

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
    theme::setLook(list, QStringLiteral("files"));
    list->setTextElideMode(Qt::ElideMiddle);  // names differ at their end
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* copy = makeButton(tr("C&opy"), QStringLiteral("copyLeftOutButton"), QStringLiteral("copy"));
    const auto copyLines = [list] { QGuiApplication::clipboard()->setText(linesOf(*list)); };
    connect(copy, &QPushButton::clicked, this, copyLines);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this, copyLines);
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
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(close);
    column->addLayout(buttons);
}

}  // namespace epochmark
