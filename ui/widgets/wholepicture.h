// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>

class QPainter;

namespace epochmark {

/// A widget that shows a part of something larger: a picture of it has the whole (partpicture.h).
class WholePicture {
public:
    virtual ~WholePicture() = default;
    /// At zoom 1.
    virtual QSize wholeSize() const = 0;
    /// From (0, 0); the ground is there already.
    virtual void paintWhole(QPainter& painter) const = 0;
};

}  // namespace epochmark
