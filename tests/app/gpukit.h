// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// What the tests of packaging/gpu need: a kit in a folder of its own, and answers as check.py keeps them.
namespace epochmark::test {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

/// A kit as packaging/gpu/kit.sh makes one, of programs that a test writes.
class Kit {
public:
    Kit()
    {
        const QDir folder(m_folder.path());
        folder.mkpath(QStringLiteral("kit/bin"));
        folder.mkpath(QStringLiteral("kit/lib"));
        folder.mkpath(QStringLiteral("torch"));
        write(QStringLiteral("torch/libtorch_cpu.so"), "");
        for (const char* name :
             {"check.sh", "check.py", "asking.py", "report.py", "kernels.py", "torch_script.py"}) {
            QFile::copy(QStringLiteral(EPOCHMARK_SOURCE_DIR "/packaging/gpu/") + QLatin1String(name),
                        path(QStringLiteral("kit/") + QLatin1String(name)));
        }
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void program(const QString& name, const QByteArray& script) const
    {
        write(QStringLiteral("kit/bin/") + name, "#!/bin/sh\n" + script);
    }

    /// An answer as check.py keeps them.
    void answer(const QString& name, const QJsonObject& values)
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("out/answers"));
        QJsonObject answer = values;
        answer.insert(QStringLiteral("name"), name);
        write(QStringLiteral("out/answers/%1.json").arg(++m_answers, 2, 10, QLatin1Char('0')),
              QJsonDocument(answer).toJson());
    }

    Outcome check(const QStringList& arguments = {}) const
    {
        return run(
            path(QStringLiteral("kit/check.sh")),
            QStringList{path(QStringLiteral("torch")), QStringLiteral("--out"), path(QStringLiteral("out"))}
                + arguments);
    }

    Outcome report() const
    {
        return run(QStringLiteral("python3"),
                   {path(QStringLiteral("kit/check.py")), QStringLiteral("--report"), QStringLiteral("--out"),
                    path(QStringLiteral("out"))});
    }

    QJsonObject json() const
    {
        QFile file(path(QStringLiteral("out/gpu-check.json")));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    QString markdown() const
    {
        QFile file(path(QStringLiteral("out/gpu-check.md")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static Outcome run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(-1);  // one that hangs ends with the test's own time
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

private:
    QTemporaryDir m_folder;
    int m_answers = 0;
};

inline QByteArray devices(const QString& name, bool isUsable)
{
    const QJsonObject card{{QStringLiteral("id"), QStringLiteral("cuda:0")},
                           {QStringLiteral("kind"), QStringLiteral("cuda")},
                           {QStringLiteral("name"), name},
                           {QStringLiteral("detail"), QStringLiteral("compute 8.6")},
                           {QStringLiteral("usable"), isUsable},
                           {QStringLiteral("reason"), isUsable ? QJsonValue() : QStringLiteral("It is old.")},
                           {QStringLiteral("remedy"), isUsable ? QJsonValue() : QStringLiteral("Buy one.")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("devices"), QJsonArray{card}}})
        .toJson(QJsonDocument::Compact);
}

inline QJsonObject told(const QByteArray& out, int status = 0)
{
    return {{QStringLiteral("status"), status},
            {QStringLiteral("out"), QString::fromUtf8(out)},
            {QStringLiteral("err"), QString()}};
}

/// What nvidia-smi told meanwhile.
inline QJsonObject meterOf(double watts, double degrees)
{
    return {{QStringLiteral("busy_percent"), 97},     {QStringLiteral("watts"), watts},
            {QStringLiteral("mean_watts"), watts},    {QStringLiteral("most_degrees"), degrees},
            {QStringLiteral("most_megahertz"), 1980}, {QStringLiteral("samples"), 12}};
}

/// A training of so many epochs over 18,000 pictures.
inline QJsonObject training(double seconds, int epochs, const QString& steps)
{
    QJsonArray finished;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        finished.append(QJsonObject{{QStringLiteral("epoch"), epoch},
                                    {QStringLiteral("train_loss"), 0.5},
                                    {QStringLiteral("val_accuracy"), 0.875}});
    }
    const QJsonObject record{
        {QStringLiteral("status"), QStringLiteral("completed")},
        {QStringLiteral("pipeline"), QStringLiteral("tuned")},
        {QStringLiteral("epochs"), finished},
        {QStringLiteral("timing"), QJsonObject{{QStringLiteral("train_s"), seconds}}},
        {QStringLiteral("energy"), QJsonObject{{QStringLiteral("joules"), 290 * (seconds + 4)},
                                               {QStringLiteral("seconds"), seconds + 4}}},
        {QStringLiteral("heat"),
         QJsonObject{{QStringLiteral("max_celsius"), 61}, {QStringLiteral("mean_mhz"), 1950}}},
        {QStringLiteral("environment"), QJsonObject{{QStringLiteral("steps"), steps},
                                                    {QStringLiteral("step_operations"), 54},
                                                    {QStringLiteral("libtorch"), QStringLiteral("2.15.0")},
                                                    {QStringLiteral("driver"), QStringLiteral("580.95")}}},
        {QStringLiteral("workload"),
         QJsonObject{{QStringLiteral("precision"), QStringLiteral("fp32")},
                     {QStringLiteral("dataset"), QJsonObject{{QStringLiteral("train"), 18000}}}}}};
    QJsonObject answer = told({});
    answer.insert(QStringLiteral("records"), QJsonArray{record});
    answer.insert(QStringLiteral("meter"), meterOf(300, 62));
    return answer;
}

}  // namespace epochmark::test
