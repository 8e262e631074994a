// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace epochmark {

/// Chooses one workload fingerprint: "Classic · cats-vs-dogs-pets" with the fingerprint's first digits beside
/// it. Keeps its choice by fingerprint when the list changes.
class WorkloadCombo : public QComboBox {
    Q_OBJECT
public:
    struct Entry {
        QString fingerprint;
        QString title;
        bool operator==(const Entry&) const = default;
    };

    explicit WorkloadCombo(QWidget* parent = nullptr);

    /// Without fingerprintChosen(); the first is chosen when the former choice is gone or was never made by
    /// hand.
    void setEntries(const QList<Entry>& entries);
    QString fingerprint() const;
    /// To be chosen as soon as it is among the entries.
    void remember(const QString& fingerprint) { m_chosen = fingerprint; }
    /// Chooses as if by hand, without fingerprintChosen(). Returns whether it is there.
    bool choose(const QString& fingerprint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void fingerprintChosen(const QString& fingerprint);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Entry> m_entries;
    QString m_chosen;  ///< empty until chosen by hand
};

}  // namespace epochmark
