// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planarguments.h"

#include "base/bytetext.h"
#include "dataset/archivereader.h"
#include "devices/kind/devicekinds.h"
#include "devices/plugin/plugins.h"
#include "interrupt.h"
#include "run/networkfile.h"
#include "workload/network/networkregistry.h"

#include <QFileInfo>
#include <QObject>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace epochmark::cli {

namespace {

constexpr int kMostRepeats = 100;
constexpr int kMostThreads = 1024;

/// "1,2" -> 1 and 2; empty (all physical cores) when nothing was asked.
Result<QList<int>> threadCounts(const Arguments& arguments)
{
    QList<int> counts;
    for (const QString& list : arguments.values(name("threads"))) {
        for (const QString& text : list.split(u',')) {
            bool isNumber = false;
            const int count = text.toInt(&isNumber);
            if (!isNumber || count < 1 || count > kMostThreads) {
                return usage(
                    QObject::tr(
                        "--threads takes whole numbers from 1 to %1, separated by commas, not \"%2\".")
                        .arg(kMostThreads)
                        .arg(text));
            }
            counts.append(count);
        }
    }
    return counts;
}

Result<Repeats> repeatsOf(const Arguments& arguments)
{
    if (arguments.value(name("repeats")) == QLatin1String("auto")) {
        return Repeats{1, true};
    }
    const auto count = arguments.integer(name("repeats"), 1, 1, kMostRepeats);
    if (!count) {
        return usage(QObject::tr("--repeats takes \"auto\" or a whole number from 1 to %1, not \"%2\".")
                         .arg(kMostRepeats)
                         .arg(arguments.value(name("repeats"))));
    }
    return Repeats{count.value(), false};
}

Result<quint64> seedOf(const Arguments& arguments)
{
    bool isNumber = true;
    const QString text = arguments.value(name("seed"));
    const quint64 seed = arguments.has(name("seed")) ? text.toULongLong(&isNumber) : 42;
    if (!isNumber) {
        return usage(QObject::tr("--seed takes a whole number from 0 on, not \"%1\".").arg(text));
    }
    return seed;
}

/// How many classes the dataset has: what --fit-head needs to know before anything else.
Result<std::optional<int>> classesToFit(const Arguments& arguments)
{
    if (!arguments.has(name("fit-head"))) {
        return std::optional<int>();
    }
    const ReadingRules rules{arguments.has(classesFromNamesOption().name)};
    const auto archive = ArchiveReader::open(arguments.value(name("dataset")), StopToken(), rules);
    return archive ? Result<std::optional<int>>(static_cast<int>(archive.value()->listing().classes.size()))
                   : archive.error();
}

Result<FileNetwork> fileNetworkOf(const Arguments& arguments, const QString& path)
{
    if (arguments.has(name("save-model"))) {
        return usage(
            QObject::tr("--save-model: the trained network of a model file can't be saved by this version."));
    }
    FileNetworkWish wish{path, {}, {}};
    if (arguments.has(name("input-size"))) {
        const auto side = arguments.integer(name("input-size"), 0, PictureSize::kLeast, PictureSize::kMost);
        if (!side) {
            return side.error();
        }
        wish.size = PictureSize{side.value(), side.value()};
    }
    const auto classes = classesToFit(arguments);
    if (!classes) {
        return classes.error();
    }
    wish.classes = classes.value();
    return openNetworkFile(wish, stopOnInterrupt());
}

/// The network that is named, or that a model file is.
Result<FileNetwork> networkOf(const Arguments& arguments)
{
    const QString wanted = arguments.has(name("network")) ? arguments.value(name("network"))
                                                          : WorkloadSpec().network;
    const auto named = NetworkRegistry::instance().named(wanted);
    if (!named && QFileInfo::exists(wanted)) {
        return fileNetworkOf(arguments, wanted);
    }
    if (named && (arguments.has(name("fit-head")) || arguments.has(name("input-size")))) {
        return usage(
            QObject::tr("--fit-head and --input-size are for model files: %1 fits by itself.").arg(wanted));
    }
    return named ? Result<FileNetwork>(FileNetwork{named.value()->id(), {}}) : named.error();
}

/// The whole batch, however it is shared out.
Result<int> batchOf(const Arguments& arguments, int absent, int ranks)
{
    constexpr int kAny = std::numeric_limits<int>::max();
    if (!arguments.has(name("batch-per-rank"))) {
        return arguments.integer(name("batch"), absent, 0, kAny);
    }
    if (arguments.has(name("batch"))) {
        return usage(
            QObject::tr("--batch is the whole batch, --batch-per-rank a rank's part: give one of them."));
    }
    const auto part = arguments.integer(name("batch-per-rank"), 1, 1, WorkloadSpec::kMaxBatchSize);
    return part ? Result<int>(static_cast<int>(std::min<qint64>(qint64(part.value()) * ranks, kAny)))
                : part.error();
}

Result<WorkloadSpec> workloadOf(const Arguments& arguments, Preset preset, int ranks)
{
    WorkloadSpec workload = epochmark::workloadOf(preset);
    constexpr int kAny = std::numeric_limits<int>::max();
    const auto epochs = arguments.integer(name("epochs"), workload.epochs, 0, kAny);
    const auto batch = batchOf(arguments, workload.batchSize, ranks);
    const auto rate = arguments.number(name("lr"), workload.learningRate, 0, 1e6);
    const auto network = networkOf(arguments);
    const auto pipeline = pipelineFromString(
        arguments.has(name("pipeline")) ? arguments.value(name("pipeline")) : toString(workload.pipeline));
    const auto precision = precisionFromString(
        arguments.has(name("precision")) ? arguments.value(name("precision")) : toString(workload.precision));
    if (!epochs || !batch || !rate) {
        return !epochs ? epochs.error() : !batch ? batch.error() : rate.error();
    }
    if (!network || !pipeline || !precision) {
        return !network ? network.error() : !pipeline ? pipeline.error() : precision.error();
    }
    workload.network = network->id;
    workload.epochs = epochs.value();
    workload.batchSize = batch.value();
    workload.learningRate = arguments.has(name("lr")) ? rate.value()
                                                      : network->learningRate.value_or(rate.value());
    workload.pipeline = pipeline.value();
    workload.precision = precision.value();
    if (const auto valid = workload.validate(); !valid) {
        return valid.error();
    }
    return workload;
}

/// Where pixels lie, and how much memory there is for them.
Result<void> takeRoom(const Arguments& arguments, RunRequest& request)
{
    if (arguments.has(name("pixels"))) {
        const auto choice = pixelChoiceFromString(arguments.value(name("pixels")));
        if (!choice) {
            return choice.error();
        }
        if (choice.value() != PixelChoice::Auto && request.workload.pipeline == Pipeline::Plain) {
            return usage(
                QObject::tr("--pixels is for the tuned pipeline: the plain one keeps no pictures, it "
                            "decodes them anew in each epoch."));
        }
        request.pixels = choice.value();
    }
    if (arguments.has(name("memory"))) {
        const auto bytes = bytesFromText(arguments.value(name("memory")));
        if (!bytes) {
            return usage(QObject::tr("--memory takes a size such as 1500M or 8G, not \"%1\".")
                             .arg(arguments.value(name("memory"))));
        }
        request.memoryBytes = *bytes;
    }
    return {};
}

Result<RunRequest> requestOf(const Arguments& arguments, int ranks)
{
    const auto preset = presetFromString(arguments.has(name("preset")) ? arguments.value(name("preset"))
                                                                       : QStringLiteral("classic"));
    if (!preset) {
        return preset.error();
    }
    const auto workload = workloadOf(arguments, preset.value(), ranks);
    if (!workload) {
        return workload.error();
    }
    const auto seed = seedOf(arguments);
    if (!seed) {
        return seed.error();
    }
    RunRequest request;
    request.datasetPath = arguments.value(name("dataset"));
    request.takesClassesFromNames = arguments.has(classesFromNamesOption().name);
    request.preset = preset.value();
    request.workload = workload.value();
    request.seed = seed.value();
    request.storePath = arguments.value(name("store"));
    request.saveModelPath = arguments.value(name("save-model"));
    if (const auto taken = takeRoom(arguments, request); !taken) {
        return taken.error();
    }
    return request;
}

Result<CoolDownRule> coolDownOf(const Arguments& arguments)
{
    if (!arguments.has(name("cool-down"))) {
        return CoolDownRule{};
    }
    const auto rule = CoolDownRule::fromString(arguments.value(name("cool-down")));
    return rule ? rule : usage(QObject::tr("--cool-down: %1").arg(rule.error().message));
}

/// "cpu (default), cuda:0, mps; may be given several times".
QString deviceHelp()
{
    QStringList ids;
    for (const DeviceKindDefinition* kind : DeviceKinds::all()) {
        const bool isDefault = kind->kind() == DeviceKind();
        ids.append(isDefault ? QObject::tr("%1 (default)").arg(kind->firstId()) : kind->firstId());
    }
    return QObject::tr("%1; may be given several times").arg(ids.join(QStringLiteral(", ")));
}

/// "classic (default), resnet18": whatever there is.
QString networkChoices()
{
    QStringList choices;
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        choices += choices.isEmpty() ? QObject::tr("%1 (default)").arg(network->id()) : network->id();
    }
    return choices.join(QStringLiteral(", "));
}

}  // namespace

Option classesFromNamesOption()
{
    return {name("classes-from-names"),
            {},
            QObject::tr("pictures without class folders are sorted by their names: cat.0.jpg")};
}

Option pluginOption()
{
    return {name("plugin"), name("NAME=FILE"),
            QObject::tr("a PJRT plug-in; its devices are pjrt:NAME:0 on (tpu=FILE: tpu:0 on)"), true};
}

Result<void> namePlugins(const Arguments& arguments)
{
    QList<PluginLibrary> libraries;
    for (const QString& text : arguments.values(pluginOption().name)) {
        const auto library = pluginFromOption(text);
        if (!library) {
            return library.error();
        }
        libraries.append(library.value());
    }
    Plugins::instance().nameAlso(libraries);
    return {};
}

QList<Option> planOptions()
{
    return {
        {name("dataset"), name("ZIP|FOLDER|demo"), QObject::tr("the pictures; demo needs no download")},
        classesFromNamesOption(),
        {name("device"), name("ID"), deviceHelp(), true},
        pluginOption(),
        {name("preset"), name("NAME"), QObject::tr("classic (default, 15 epochs) or quick (3 epochs)")},
        {name("network"), name("NAME|FILE"),
         QObject::tr("what is trained: %1, a Keras model file, or a TorchScript .pt: a program "
                     "of its author's, which is loaded and runs with your rights")
             .arg(networkChoices())},
        {name("fit-head"),
         {},
         QObject::tr("a model file's last layer is replaced by one that fits the classes")},
        {name("input-size"), name("N"),
         QObject::tr("rows and columns of the pictures, where a model file leaves them open (32 to 1024); a "
                     ".pt always does")},
        {name("epochs"), name("N"), QObject::tr("passes over the training pictures")},
        {name("batch"), name("N"), QObject::tr("pictures a step (20)")},
        {name("lr"), name("X"), QObject::tr("learning rate (0.001)")},
        {name("seed"), name("N"), QObject::tr("seed of the first repeat (42); repeat k uses seed + k")},
        {name("threads"), name("N[,N...]"),
         QObject::tr("CPU threads (the physical cores); several are queued"), true},
        {name("pipeline"), name("NAME"), QObject::tr("tuned (default) or plain, what a careful script does")},
        {name("precision"), name("NAME"),
         QObject::tr("fp32 (default); bf16, fp16, tf32 where the device has units; bf16-products on a TPU")},
        {name("pixels"), name("auto|memory|spool"),
         QObject::tr("where decoded pictures lie: auto (default) takes a spool file where they don't fit")},
        {name("memory"), name("SIZE"),
         QObject::tr("what the run may take, 1500M or 8G, where that is less "
                     "than what is free")},
        {name("repeats"), name("N|auto"),
         QObject::tr("runs a set (1); auto: 3 to 6, until their variation is small")},
        {name("cool-down"), name("SECONDS|auto|off"),
         QObject::tr(
             "pause between runs; auto (default): between those of several sets, until the device is cool")},
        {name("save-model"), name("FILE.pt"),
         QObject::tr("keep the trained network as TorchScript; several runs: numbered, FILE-2.pt")},
    };
}

Result<RunPlan> planOf(const Arguments& arguments, int ranks)
{
    if (arguments.value(name("dataset")).isEmpty()) {
        return usage(QObject::tr("run needs --dataset: a zip, a folder, or demo."));
    }
    const auto request = requestOf(arguments, ranks);
    if (!request) {
        return request.error();
    }
    const auto threads = threadCounts(arguments);
    if (!threads) {
        return threads.error();
    }
    const auto repeats = repeatsOf(arguments);
    if (!repeats) {
        return repeats.error();
    }
    const auto coolDown = coolDownOf(arguments);
    if (!coolDown) {
        return coolDown.error();
    }
    QStringList devices = arguments.values(name("device"));
    if (devices.isEmpty()) {
        devices.append(RunRequest().deviceId);
    }
    RunPlan plan = RunPlan::of(request.value(), crossed(devices, threads.value()));
    plan.repeats = repeats.value();
    plan.coolDown = coolDown.value();
    return plan;
}

}  // namespace epochmark::cli
