// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/hostcheck.h"

#include <QWidget>

class QVBoxLayout;

namespace epochmark {

/// What a look at a machine brought: its facts, its devices, and what is wrong with it, each with what to do.
/// Whatever the machine wrote is plain text. Window thread.
class HostReportView : public QWidget {
    Q_OBJECT
public:
    explicit HostReportView(QWidget* parent = nullptr);

    void clear();
    void showReport(const Host& host, const HostReport& report);
    void showError(const Error& error);

    /// "Linux x86_64 · glibc 2.36 · 32 GiB · 80 GiB free in /home/alice/epochmark · Epochmark 1.0.0".
    static QString factsLine(const HostFacts& facts);

private:
    void addLine(const QString& icon, int role, const QString& text, const QString& look);

    QVBoxLayout* m_column;
};

}  // namespace epochmark
