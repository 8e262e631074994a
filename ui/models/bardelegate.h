// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/celldelegate.h"

namespace epochmark {

/// Paints a CellBar: a length from 0 with its 95 % interval as a whisker; hollow for results of others;
/// striped on a track for a run in progress. A cell without a bar is painted as words.
class BarDelegate : public CellDelegate {
    Q_OBJECT
public:
    explicit BarDelegate(QObject* parent = nullptr);

protected:
    void paintContent(QPainter* painter, const QRect& area, const QModelIndex& index,
                      const Tokens& tokens) const override;

private:
    static void paintLength(QPainter* painter, const QRectF& area, const CellBar& bar, const Tokens& tokens);
    static void paintWhisker(QPainter* painter, const QRectF& area, const CellBar& bar, const Tokens& tokens);
    static void paintProgress(QPainter* painter, const QRectF& area, const CellBar& bar,
                              const Tokens& tokens);
};

}  // namespace epochmark
