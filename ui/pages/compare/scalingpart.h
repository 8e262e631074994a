// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "board/scaling.h"

#include <QList>
#include <QWidget>

namespace epochmark {

class AppContext;
class EmptyState;
class PageScroll;
class ScalingView;

/// The half of Compare that holds one rank against several: scrolled, or, where no ranks have trained yet,
/// what to do about it. Window thread.
class ScalingPart : public QWidget {
    Q_OBJECT
public:
    explicit ScalingPart(AppContext* context, QWidget* parent = nullptr);

    /// All of the board; none: what to do about it.
    void setSeries(const QList<ScalingSeries>& all);

private:
    EmptyState* makeEmptyState(AppContext* context);

    EmptyState* m_empty;
    ScalingView* m_view;
    PageScroll* m_scroll;
};

}  // namespace epochmark
