// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "places.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace epochmark::test {

/// What a finished process left behind.
struct Outcome {
    int status = -1;  ///< exit status; -1 when it didn't end by itself
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray records() const { return json().value(QStringLiteral("records")).toArray(); }
};

/// The real epochmark-cli with a home of its own.
class Terminal {
public:
    static constexpr int kPatienceMs = 100'000;

    QString home() const { return m_home.path(); }
    QString path(const QString& name) const { return m_home.filePath(name); }
    QString storePath() const { return m_home.filePath(QStringLiteral("results.sqlite")); }
    /// Another EPOCHMARK_HOME than the temporary folder.
    void setHome(const QString& home) { m_otherHome = home; }

    std::unique_ptr<QProcess> start(const QStringList& arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("EPOCHMARK_HOME"),
                           m_otherHome.isEmpty() ? m_home.path() : m_otherHome);
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"), arguments);
        return process;
    }

    static Outcome finish(QProcess& process)
    {
        Outcome outcome;
        if (process.state() != QProcess::NotRunning) {
            process.waitForFinished(-1);  // one that hangs ends with the test's own time
        }
        outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        outcome.out = process.readAllStandardOutput();
        outcome.err = process.readAllStandardError();
        return outcome;
    }

    Outcome run(const QStringList& arguments) const { return finish(*start(arguments)); }

    /// As typed in a shell, without quoting.
    Outcome run(const char* arguments) const { return run(QString::fromUtf8(arguments).split(u' ')); }

private:
    QTemporaryDir m_home;
    QString m_otherHome;
};

}  // namespace epochmark::test
