// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"

#include <QDialog>
#include <QList>

namespace epochmark {

/// Every file left out, with its reason. Opened, never executed; deletes itself when closed.
class LeftOutDialog : public QDialog {
    Q_OBJECT
public:
    explicit LeftOutDialog(const QList<LeftOut>& leftOut, QWidget* parent = nullptr);
};

}  // namespace epochmark
