// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <Qt>

namespace epochmark {

/// What a cell's words mean, so that a delegate can choose ink without knowing the model.
enum class CellTone { Normal, Muted, Accent, Success, Warning, Error };

/// Weight of a cell's main line: body, bold body, or a bold title size (ranks and times).
enum class CellEmphasis { Plain, Bold, Large };

/// A word after a cell's main line: "baseline" with a pin, "different software" with a triangle.
struct CellBadge {
    QString icon;  ///< name under resources/icons, may be empty
    QString text;
    CellTone tone = CellTone::Normal;
    bool isFramed = false;
    bool operator==(const CellBadge&) const = default;
};

/// A length with its interval on a scale that the whole column shares, as shares of the column's longest
/// (0-1).
struct CellBar {
    enum class Style { Filled, Hollow, Progress, None };
    Style style = Style::None;
    double length = 0;
    double low = 0;  ///< low == high: no whisker
    double high = 0;
    bool operator==(const CellBar&) const = default;
};

/// Roles that every board model answers and every cell delegate reads, beside Qt's own.
enum CellRole {
    SetIdRole = Qt::UserRole + 1,  ///< QString, the row's set
    SortRole,                      ///< a comparable value; invalid = unknown, sorted last
    DetailRole,                    ///< QString, the second, smaller line
    DetailToneRole,                ///< int(CellTone) of the second line
    ToneRole,                      ///< int(CellTone) of the main line
    EmphasisRole,                  ///< int(CellEmphasis) of the main line
    IconNameRole,                  ///< QString, name of the icon before the text
    IconToneRole,                  ///< int(CellTone)
    SuffixRole,                    ///< QString, a small quiet sign after the main line ("=" of a shared rank)
    BadgesRole,                    ///< QList<CellBadge>
    BarRole,                       ///< CellBar
    PinnedTopRole,                 ///< bool, stays above all rows whatever the order (a run in progress)
    HighlightRole,                 ///< bool, the row's ground is the selection's
    GroundRole,                    ///< int(CellTone), the row's ground: Warning where something differs
    NameRole  ///< bool, the main line is a result's name: cut as theme::fittedName() does
};

}  // namespace epochmark

Q_DECLARE_METATYPE(epochmark::CellBadge)
Q_DECLARE_METATYPE(epochmark::CellBar)
