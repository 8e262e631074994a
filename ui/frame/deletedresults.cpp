// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/deletedresults.h"

#include "context/appcontext.h"
#include "models/celltext.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kSetRole = Qt::UserRole;
constexpr int kMostRows = 5;

QString lineOf(const DeletedSet& set)
{
    const QDateTime now = QDateTime::currentDateTime();
    return DeletedResults::tr("%1 · %2 · deleted %3")
        .arg(set.name, CellText::runs(set.runs), CellText::when(set.deletedAt, now));
}

}  // namespace

DeletedResults::DeletedResults(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_line(new QLabel), m_list(new QListWidget)
{
    theme::setLook(m_line, QStringLiteral("caption muted"));
    m_line->setObjectName(QStringLiteral("deletedLine"));
    m_line->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("deletedList"));
    m_list->setAccessibleName(tr("Deleted results"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    theme::setLook(m_list, QStringLiteral("box"));
    m_restore = makeButton(tr("&Restore"), QStringLiteral("restoreDeletedButton"), QStringLiteral("repeat"),
                           ButtonKind::Normal, ButtonSize::Small);
    m_forget = makeButton(tr("Delete for &good"), QStringLiteral("forgetDeletedButton"),
                          QStringLiteral("close"), ButtonKind::Normal, ButtonSize::Small);
    connect(m_restore, &QPushButton::clicked, this, &DeletedResults::restore);
    connect(m_forget, &QPushButton::clicked, this, &DeletedResults::forget);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &DeletedResults::showButtons);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_line);
    column->addWidget(m_list);
    column->addLayout(buttons);
    connect(&context->store(), &ResultStore::changed, this, &DeletedResults::reload);
    reload();
}

void DeletedResults::reload()
{
    const auto sets = m_context->store().deletedSets();
    m_list->clear();
    for (const DeletedSet& set : sets ? sets.value() : QList<DeletedSet>()) {
        auto* item = new QListWidgetItem(lineOf(set), m_list);
        item->setData(kSetRole, set.setId);
        item->setSizeHint(QSize(0, rowHeight()));
        item->setToolTip(
            tr("%1, measured %2").arg(set.name, CellText::when(set.startedAt, QDateTime::currentDateTime())));
    }
    say(!sets                 ? sets.error().message
        : m_list->count() > 0 ? tr("They count nowhere until they are restored.")
                              : tr("None. What you delete can be brought back here."));
    const bool hasSome = m_list->count() > 0;
    m_list->setVisible(hasSome);
    if (hasSome) {
        const int rows = std::min(m_list->count(), kMostRows);
        m_list->setFixedHeight(rows * rowHeight() + 2 * m_list->frameWidth() + 4);
    }
    m_restore->setVisible(hasSome);
    m_forget->setVisible(hasSome);
    showButtons();
}

int DeletedResults::rowHeight() const
{
    return fontMetrics().height() + 10;
}

void DeletedResults::showButtons()
{
    const bool areAll = m_list->selectedItems().isEmpty();
    m_restore->setText(areAll ? tr("&Restore all") : tr("&Restore"));
    m_forget->setEnabled(!areAll);  // there is no way back: only what was chosen
}

QStringList DeletedResults::chosen() const
{
    QStringList sets;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem* item = m_list->item(row);
        if (item->isSelected() || m_list->selectedItems().isEmpty()) {
            sets.append(item->data(kSetRole).toString());
        }
    }
    return sets;
}

template <typename Work>
void DeletedResults::write(Work work)
{
    m_context->writer().write(this, work, [this](const Result<void>& done) {
        reload();
        if (!done) {
            say(done.error().message);
        }
    });
}

void DeletedResults::restore()
{
    write([sets = chosen()](ResultStore& store) { return store.restoreSets(sets); });
}

void DeletedResults::forget()
{
    write([sets = chosen()](ResultStore& store) { return store.forgetDeleted(sets); });
}

void DeletedResults::say(const QString& sentence)
{
    m_line->setText(sentence);
}

}  // namespace epochmark
