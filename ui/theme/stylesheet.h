// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/tokens.h"

#include <QString>

namespace epochmark::theme {

/// style.qss with its placeholders filled in: "@accent" is a colour of the tokens, "$13" thirteen design
/// pixels times `scale`, "@scheme" light or dark. An unknown colour name is a defect and stays as it is (a
/// test looks for "@").
QString styleSheet(const Tokens& tokens, double scale);

}  // namespace epochmark::theme
