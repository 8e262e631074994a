// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/columnmemory.h"

#include "context/settings.h"
#include "widgets/boardtable.h"

namespace epochmark {

void keepColumnWidths(BoardTable* table, Settings& settings)
{
    table->setAdjustable(settings.columnWidths(table->objectName()));
    QObject::connect(table, &BoardTable::widthsChosen, table, [table, &settings](const QList<int>& widths) {
        settings.setColumnWidths(table->objectName(), widths);
    });
}

}  // namespace epochmark
