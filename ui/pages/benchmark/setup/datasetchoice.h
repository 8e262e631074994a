// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/benchmark/setup/datasetpreview.h"

#include <QObject>

#include <optional>

class QWidget;

namespace epochmark {

class AppContext;
class DatasetReader;
class RunSetupPanel;

/// Which dataset is chosen: asks for one, has it read, shows it in the panel and remembers it. One that can't
/// be taken leaves the former one chosen, and Change has a way back. Window thread.
class DatasetChoice : public QObject {
    Q_OBJECT
public:
    /// `page` is what dialogs are opened over.
    DatasetChoice(AppContext* context, RunSetupPanel* setup, QWidget* page);
    ~DatasetChoice() override;

    /// A zip, a folder or "demo".
    void read(const QString& path);
    /// The one of the last start; says so if it isn't there any more.
    void readLast();
    /// Asks for a zip by dialog.
    void browse();
    void browseFolder();

Q_SIGNALS:
    /// Another dataset than before is chosen.
    void chosen();

private:
    void connectPicker();
    void take(const DatasetPreview& preview);
    void refuse(const QString& path, const Error& error);
    void clear();
    static QString goneWords(const QString& path);
    void putAside();
    void keep();

    AppContext* m_context;
    RunSetupPanel* m_setup;
    QWidget* m_page;
    DatasetReader* m_reader;
    std::optional<DatasetPreview> m_former;  ///< while another one is looked for
};

}  // namespace epochmark
