// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runcommand.h"

#include <QDialog>

namespace epochmark {

class AppContext;

/// "A device that isn't in this machine": MeasureElsewhere over a page that shows something else. Opened by
/// open(), deletes itself; Import closes it.
class ElsewhereDialog : public QDialog {
    Q_OBJECT
public:
    ElsewhereDialog(AppContext* context, const RunCommand& work, QWidget* parent);
};

}  // namespace epochmark
