// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pagedrawing.h"
#include "results/board/leaderboard.h"

#include <QWidget>

#include <memory>

class QMenu;

namespace epochmark {

class AppContext;
class SavedBanner;

/// The content of a page as it goes out: cards of the page, laid out for a page of paper whatever the
/// window's size, in colours of its own. Never on a screen; made, in one turn of some 20 ms
/// (tests/bench/README.md), for one picture.
///     auto sheet = std::make_shared<CostSheet>(...);
class PageSheet : public QWidget {
    Q_OBJECT
public:
    /// In the units of cards, of a page's content.
    static constexpr int kWidth = 1540;
    static constexpr int kHeight = 718;

    explicit PageSheet(bool isDark);
    /// Lays it out; to be called once all is in it.
    void settle();

    /// The page, scaled to fit: its frame, then each card of the sheet and what else stands in its columns,
    /// one a part.
    static PageDrawing page(const std::shared_ptr<PageSheet>& sheet, const PageFrame& frame);
};

/// What a report page of several results is made from.
struct SheetOrder {
    std::shared_ptr<PageSheet> sheet;
    PageFrame frame;
    QList<LeaderboardRow> rows;  ///< whose records go into a PNG
};

/// Adds "Report as PNG" and "Report as PDF" to the Export menu of a page. `make` is asked when one is chosen,
/// in the theme that Report's pictures have; a PDF is always light.
/// `name`: of the proposed file, "epochmark-costs". The banner tells what came of it.
void addSheetExports(QMenu* menu, AppContext* context, QWidget* page, const QString& name,
                     SavedBanner* banner, std::function<SheetOrder(bool isDark)> make);

/// "Epochmark 1.0.0", "27 November 2026".
QStringList sheetMaking();

}  // namespace epochmark
