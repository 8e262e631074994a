// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFontMetricsF>
#include <QString>

namespace epochmark::theme {

/// A result's name (see rownames.h) as it fits into `width`: whole; else with the device's model alone; else
/// that cut in its middle, so that neither its beginning nor its number goes. What follows the first " · "
/// tells like devices apart and stays until there is room for nothing else.
QString fittedName(const QString& name, const QFontMetricsF& metrics, double width);

}  // namespace epochmark::theme
