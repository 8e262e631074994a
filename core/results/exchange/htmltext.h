// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/exchange/boardcolumns.h"

#include <QList>
#include <QString>
#include <QStringList>

/// Pieces of a web page that is exported: one place for what makes foreign text harmless in it. Pure
/// functions, any thread.
namespace epochmark::htmltext {

/// For an element's text or between an attribute's double quotes: nothing in it is markup, control characters
/// and those that turn the writing direction are gone (oneLine()).
QString escaped(const QString& text);

/// What stands around a table.
struct TableFrame {
    QString caption;     ///< what it tells, for those who can't see its place
    QString look;        ///< CSS classes of the table
    int namesRow = -1;   ///< the column whose cells are their row's heads; -1: none
    QList<bool> marked;  ///< rows to be marked; empty: none
};

/// A table that scrolls by itself where it is too wide, by keys as well. Cells are escaped here.
/// `trailing`: one more cell a row, markup as it is, with an empty head; empty: none.
QString table(const QList<BoardColumn>& columns, const TableFrame& frame, const QStringList& trailing = {});

}  // namespace epochmark::htmltext
