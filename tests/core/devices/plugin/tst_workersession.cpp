// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/pluginprobe.h"

#include <QTest>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

using namespace epochmark;

namespace {

const PluginLibrary kStub{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true};
constexpr int64_t kProgram = 1;
constexpr int64_t kBuffer = 7;

struct Type {
    std::string element;
    std::vector<int64_t> dims;
};

wire::Writer& put(wire::Writer& request, const Type& type)
{
    request.text(type.element).number(static_cast<int64_t>(type.dims.size()));
    for (const int64_t size : type.dims) {
        request.number(size);
    }
    return request;
}

}  // namespace

/// What the worker itself refuses, because a plug-in would take it and compute nonsense.
class TestWorkerSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("STUB_PLUGIN", "");
        auto started = WorkerProcess::start({});
        QVERIFY(started);
        m_worker = std::move(started).value();
        QVERIFY(!call(openRequest(kStub)).failure);
        wire::Writer compile;
        compile.command(wire::Command::Compile).number(kProgram).number(0);
        compile.text("func.func @main(%0: tensor<2xf32>) -> (tensor<2xf32>) {");
        put(compile.number(1), kTwo);
        put(compile.number(1), kTwo);
        QVERIFY(!call(compile).failure);
    }
    void cleanup() { m_worker.reset(); }

    /// Only its bytes are looked at by plug-ins, and these are as many.
    void argumentsHaveTheTypeOfTheProgram_data()
    {
        QTest::addColumn<QString>("element");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("its own") << "f32" << 2 << true;
        QTest::newRow("another element") << "i32" << 2 << false;
        QTest::newRow("as many bytes") << "ui8" << 8 << false;
        QTest::newRow("another shape") << "f32" << 3 << false;
    }

    void argumentsHaveTheTypeOfTheProgram()
    {
        QFETCH(QString, element);
        QFETCH(int, count);
        QFETCH(bool, isTaken);
        QVERIFY(!upload({element.toStdString(), {count}}).failure);
        const WorkerAnswer answer = execute(kProgram, {kBuffer}, {kBuffer});
        QCOMPARE(!answer.failure, isTaken);
        if (!isTaken) {
            QCOMPARE(answer.failure->station, wire::Station::Request);
            QCOMPARE(answer.failure->words,
                     QStringLiteral("an argument is of another type than the program takes: 0"));
        }
        // It goes on all the same.
        QVERIFY(!upload(kTwo).failure);
        QVERIFY(!execute(kProgram, {kBuffer}, {kBuffer}).failure);
    }

    void whatIsntThereIsRefused()
    {
        QVERIFY(!upload(kTwo).failure);
        for (const WorkerAnswer& answer :
             {execute(kProgram + 1, {kBuffer}, {kBuffer}), execute(kProgram, {kBuffer + 1}, {kBuffer}),
              execute(kProgram, {}, {kBuffer}), execute(kProgram, {kBuffer}, {})}) {
            QVERIFY(answer.failure);
            QVERIFY(answer.failure->kind == WorkerFailure::Kind::Refused);
            QCOMPARE(answer.failure->station, wire::Station::Request);
        }
    }

private:
    WorkerAnswer call(const wire::Writer& request) { return m_worker->call(request, {}); }

    WorkerAnswer upload(const Type& type)
    {
        if (m_worker->sharedMemory(64) == nullptr) {
            qFatal("no memory to share");
        }
        wire::Writer request;
        request.command(wire::Command::Upload).number(kBuffer).number(0);
        return call(put(request, type).number(0));
    }

    WorkerAnswer execute(int64_t program, const std::vector<int64_t>& arguments,
                         const std::vector<int64_t>& results)
    {
        wire::Writer request;
        request.command(wire::Command::Execute).number(program);
        for (const auto* list : {&arguments, &results}) {
            request.number(static_cast<int64_t>(list->size()));
            for (const int64_t number : *list) {
                request.number(number);
            }
        }
        return call(request);
    }

    const Type kTwo{"f32", {2}};
    std::unique_ptr<WorkerProcess> m_worker;
};

QTEST_GUILESS_MAIN(TestWorkerSession)
#include "tst_workersession.moc"
