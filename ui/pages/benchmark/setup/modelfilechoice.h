// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "modelfile/filenetwork.h"

#include <QObject>

class QWidget;

namespace epochmark {

class AppContext;
class RunSetupPanel;
struct HostRunRequest;
struct RunCommand;

/// Which model file is trained: asks for one, has it read in the background, shows what was taken from it and
/// remembers it. The panel trains it once it is read. A TorchScript program is loaded only when the user says
/// so, each time it is chosen, and never at a start. Window thread.
class ModelFileChoice : public QObject {
    Q_OBJECT
public:
    /// `page` is what dialogs are opened over.
    ModelFileChoice(AppContext* context, RunSetupPanel* setup, QWidget* page);
    /// A reading under way is stopped.
    ~ModelFileChoice() override;

    void read(const QString& path);
    /// The last run's, where it is still there.
    void readLast();
    /// What is chosen is what the next start begins with.
    void remember();
    /// How the terminal is told of the file; nothing where none is chosen.
    void writeTo(RunCommand& command) const;
    /// How another machine is.
    void writeTo(HostRunRequest& request) const;

private:
    void browse();
    void fit(bool isFitted);
    void followClasses();
    void readWish();
    void askToLoad();
    void take(const FileNetwork& network, const FileNetworkWish& read);
    void refuse(const Error& error);
    QString remarksOn(const FileNetwork& network) const;
    void forget();

    AppContext* m_context;
    RunSetupPanel* m_setup;
    QWidget* m_page;
    FileNetworkWish m_wish;    ///< without path: none is chosen
    StopSource m_stop;         ///< the newest reading's
    int m_jobId = 0;           ///< of the newest reading: answers of older ones are dropped
    bool m_isTrusted = false;  ///< the user said that the program may be loaded
    bool m_isOfNow = false;    ///< chosen in this window, so that a question is in place
};

}  // namespace epochmark
