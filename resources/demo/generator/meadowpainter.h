// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "palette.h"

#include <QImage>

/// What lies behind the flowers: a soft gradient with blurred light spots, grass and foliage, out of focus.
QImage paintMeadow(const QSize& size, const Palette& palette, Random& random);

/// Light and shade over the finished picture: a warm or cool lamp from one side, a darker rim, brightness and
/// contrast.
void lightPicture(QImage& picture, const Palette& palette, Random& random);

/// Blurs by about `radius` pixels.
QImage blurred(const QImage& picture, double radius);
