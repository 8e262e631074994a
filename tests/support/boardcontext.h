// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answeringdialogs.h"
#include "boardrows.h"
#include "context/appcontext.h"

#include <QTemporaryDir>

#include <memory>

namespace epochmark::sample {

/// What a page needs to live in a test: a store and settings in a folder of their own, dialogs that answer at
/// once.
class BoardContext {
public:
    /// `team`: how a team's board is reached; null: a real one.
    explicit BoardContext(const QList<RunRecord>& records = {}, TeamReach team = {})
    {
        auto answering = std::make_unique<AnsweringDialogs>();
        dialogs = answering.get();
        AppContext::Parts parts;
        parts.store = ResultStore::open(m_folder.filePath(QStringLiteral("results.sqlite"))).value();
        parts.prices = PriceBook::shipped();
        parts.pricesFile = m_folder.filePath(QStringLiteral("prices.json"));
        parts.settingsFile = m_folder.filePath(QStringLiteral("settings.ini"));
        parts.dialogs = std::move(answering);
        parts.team = std::move(team);
        context = std::make_unique<AppContext>(std::move(parts));
        add(records);
    }

    void add(const QList<RunRecord>& records)
    {
        if (!records.isEmpty()
            && context->store().importDocument({records, {}}).value().added != records.size()) {
            qFatal("The sample records don't fit into the store.");
        }
    }
    /// As runs of this machine.
    void measure(const QList<RunRecord>& records)
    {
        for (const RunRecord& record : records) {
            if (!context->store().begin(record) || !context->store().finish(record)) {
                qFatal("A sample record can't be stored.");
            }
        }
    }
    QString filePath(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;

public:
    AnsweringDialogs* dialogs = nullptr;
    std::unique_ptr<AppContext> context;
};

}  // namespace epochmark::sample
