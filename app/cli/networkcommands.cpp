// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "base/jsontext.h"
#include "base/printable.h"
#include "devices/freememory.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"
#include "modelfile/modelfile.h"
#include "networktext.h"
#include "workload/network/keras/graphmemory.h"
#include "workload/network/networkregistry.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>

namespace epochmark::cli {

namespace {

/// `--input-size N`; absent when it wasn't given.
Result<std::optional<PictureSize>> inputSize(const Arguments& arguments)
{
    if (!arguments.has(name("input-size"))) {
        return std::optional<PictureSize>();
    }
    const auto size = arguments.integer(name("input-size"), 0, PictureSize::kLeast, PictureSize::kMost);
    return size ? Result<std::optional<PictureSize>>(PictureSize{size.value(), size.value()}) : size.error();
}

int showBuiltIn(const NetworkDefinition& network, bool asJson, const Console& console)
{
    if (asJson) {
        console.printData(QJsonDocument(networktext::toJson(network)).toJson());
    } else {
        console.print(networktext::described(network));
    }
    return kDone;
}

int showNetwork(const QString& wanted, const Arguments& arguments, Console& console)
{
    const bool asJson = arguments.has(name("json"));
    if (const NetworkDefinition* network = NetworkRegistry::instance().find(wanted)) {
        return showBuiltIn(*network, asJson, console);
    }
    if (!QFileInfo::exists(wanted)) {
        const auto named = NetworkRegistry::instance().named(wanted);
        return console.fail(Error{ErrorCode::Input,
                                  QObject::tr("There is no file and no network \"%1\". %2")
                                      .arg(printable(wanted), named ? QString() : named.error().message),
                                  {}});
    }
    const auto size = inputSize(arguments);
    if (!size) {
        return console.fail(size.error());
    }
    const auto model = modelfile::read(wanted, size.value());
    if (!model) {
        return console.fail(model.error());
    }
    const QString file = QFileInfo(wanted).fileName();
    if (asJson) {
        console.printData(QJsonDocument(networktext::toJson(model.value(), file)).toJson());
    } else {
        console.print(networktext::described(model.value(), file));
    }
    return kDone;
}

/// Whether what is computed fits into the memory that is free.
Result<void> checkRoom(const NetworkGraph& graph, const QString& path)
{
    const auto free = freeMemory();
    const qint64 needed = checkBytes(graph);
    if (!free || needed <= free->bytes) {
        return {};
    }
    return Error{ErrorCode::Input,
                 QObject::tr("Computing %1 needs at least %2 of memory; %3 are free.")
                     .arg(printable(QFileInfo(path).fileName(), 100), format::bytes(needed),
                          format::bytes(free->bytes)),
                 {}};
}

int checkModel(const QString& path, const Arguments& arguments, Console& console)
{
    const auto size = inputSize(arguments);
    if (!size) {
        return console.fail(size.error());
    }
    // Where a file leaves the size open, the oracle takes Classic's.
    constexpr qint64 kSide = WorkloadSpec::kImageSize;
    const auto model = modelfile::read(path, size.value().value_or(PictureSize{kSide, kSide}));
    if (!model) {
        return console.fail(model.error());
    }
    if (const auto room = checkRoom(model->graph, path); !room) {
        return console.fail(room.error());
    }
    const auto engine = loadEngine();
    if (!engine) {
        return console.fail(engine.error());
    }
    const auto checked = engine.value()->checkNetwork(model->graph);
    if (!checked) {
        return console.fail(checked.error());
    }
    const QJsonObject line = networktext::toJson(checked.value(), model->graph, QFileInfo(path).fileName());
    console.printData(jsontext::written(line, QJsonDocument::Compact) + '\n');
    return kDone;
}

int runNetwork(const Arguments& arguments, Console& console)
{
    const QString& verb = arguments.operands().at(0);
    const QString& wanted = arguments.operands().at(1);
    if (verb == QLatin1String("show")) {
        return showNetwork(wanted, arguments, console);
    }
    if (verb == QLatin1String("check")) {
        return checkModel(wanted, arguments, console);
    }
    return console.fail(usage(QObject::tr("network takes show or check, not \"%1\".").arg(verb)));
}

}  // namespace

QList<Command> networkCommands()
{
    const Grammar network{
        name("network"),
        QObject::tr("Shows a network, or computes what Keras computes for a model file."),
        {name("show FILE|NAME | check FILE"), 2, 2},
        {{name("json"), {}, QObject::tr("show: as JSON on standard output")},
         {name("input-size"), name("N"),
          QObject::tr("rows and columns of the pictures, where the file leaves them open (32 to 1024)")}},
        QObject::tr(
            "FILE is a .keras file, or the text that model.to_json() gives, of Keras 2 or 3.\n"
            "check prints outputs, loss and the norm of each gradient as JSON, in double precision, of\n"
            "weights and pictures that are made by formula: the same numbers can be had from Keras.\n")};
    return {{network, runNetwork}};
}

}  // namespace epochmark::cli
