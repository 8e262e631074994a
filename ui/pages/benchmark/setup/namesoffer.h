// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace epochmark {

struct DatasetPreview;

/// Asks whether pictures without class folders may be sorted by their names. Shown for such a dataset alone,
/// until somebody agrees.
class NamesOffer : public QFrame {
    Q_OBJECT
public:
    explicit NamesOffer(QWidget* parent = nullptr);

    /// Says which classes the names tell of; hides itself when there is nothing to agree to.
    void setPreview(const DatasetPreview& preview);

Q_SIGNALS:
    void accepted();

private:
    QLabel* m_words;
    QPushButton* m_accept;
};

}  // namespace epochmark
