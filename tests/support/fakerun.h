// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinds.h"
#include "disturbances.h"
#include "fakeengine.h"
#include "picturefolder.h"
#include "recordingsink.h"
#include "results/store/resultstore.h"
#include "run/runexecutor.h"

#include <QTemporaryDir>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>

namespace epochmark::test {

/// One run of the fake engine on a dataset and a store of its own: three epochs, Quick, a release build.
class FakeRun {
public:
    explicit FakeRun(FakeBehaviour behaviour = {}) : engine(std::move(behaviour))
    {
        request.datasetPath = pictures.path();
        request.workload.epochs = 3;
        request.preset = Preset::Quick;
        request.storePath = home.filePath(QStringLiteral("results.sqlite"));
        request.threads = 1;
    }

    RunDependencies dependencies() const
    {
        RunDependencies made;
        made.engine = [this]() -> Result<const Engine*> { return &engine; };
        made.devices = [this] {
            Device cpu;
            cpu.id = deviceId;
            cpu.kind = DeviceKinds::kindOf(deviceId);
            cpu.name = QStringLiteral("A processor");
            cpu.physicalCores = 2;
            return DeviceCatalog({cpu});
        };
        made.build = build;
        made.sensors = [this](const Device& device) {
            return std::make_unique<SensorSampler>(sensors ? sensors(device) : SensorSet{},
                                                   std::chrono::milliseconds(1));
        };
        made.disturbances = [this](const QList<qint64>&) {
            return std::make_unique<SuppliedDisturbance>(disturbance, busiestProgram);
        };
        return made;
    }

    Result<RunRecord> execute()
    {
        return RunExecutor(request, QUuid::createUuid().toString(QUuid::WithoutBraces), dependencies(), sink,
                           stop.token())
            .run();
    }

    QList<RunRecord> stored() const
    {
        const auto store = ResultStore::open(request.storePath);
        if (!store) {
            return {};
        }
        auto records = store.value()->records();
        return records ? records.value() : QList<RunRecord>();
    }

    QTemporaryDir home;
    PictureFolder pictures;
    FakeEngine engine;
    RunRequest request;
    QString deviceId = QStringLiteral("cpu");  ///< of the only device there is
    BuildFacts build{QStringLiteral("Release"), true, false};
    Disturbance disturbance{0, 0, 0, 0};  ///< of each epoch
    QString busiestProgram;
    std::function<SensorSet(const Device&)> sensors;  ///< none: nothing can be read
    RecordingSink sink;
    StopSource stop;
};

inline bool hasReason(const RunRecord& record, const QString& words)
{
    return record.unrankedReasons.join(u' ').contains(words);
}

inline bool hasWarning(const QList<Warning>& warnings, const QString& code)
{
    return std::any_of(warnings.cbegin(), warnings.cend(),
                       [&code](const Warning& warning) { return warning.code == code; });
}

}  // namespace epochmark::test
