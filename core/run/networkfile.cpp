// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/networkfile.h"

#include "base/printable.h"
#include "modelfile/programfile.h"
#include "run/programtrial.h"
#include "workload/network/networkregistry.h"
#include "workload/network/program/programdefinition.h"

#include <QFileInfo>
#include <QObject>

namespace epochmark {

namespace {

Result<void> checkWish(const FileNetworkWish& wish, const QString& name)
{
    if (wish.classes) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 is a TorchScript program, whose last layer can't be replaced. Save one with "
                        "as many outputs as there are classes; for two, one does.")
                .arg(name),
            {}};
    }
    if (!wish.size) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("%1 is a TorchScript program, which doesn't say the size of its pictures. Say "
                        "it: --input-size N, from %2 to %3.")
                .arg(name)
                .arg(PictureSize::kLeast)
                .arg(PictureSize::kMost),
            {}};
    }
    return {};
}

Result<FileNetwork> openProgram(const FileNetworkWish& wish, const StopToken& stop)
{
    const QString name = printable(QFileInfo(wish.path).fileName(), 100);
    if (const auto possible = checkWish(wish, name); !possible) {
        return possible.error();
    }
    const auto program = programfile::read(wish.path, stop);
    if (!program) {
        return program.error();
    }
    const auto facts = programtrial::inChild(program.value(), *wish.size, stop);
    if (!facts) {
        return facts.error();
    }
    const NetworkDefinition* known = NetworkRegistry::instance().remember(
        std::make_unique<ProgramDefinition>(program.value(), facts.value(), *wish.size, name));
    return FileNetwork{known->id(), std::nullopt};
}

}  // namespace

Result<FileNetwork> openNetworkFile(const FileNetworkWish& wish, const StopToken& stop)
{
    return programfile::isProgram(wish.path) ? openProgram(wish, stop) : openFileNetwork(wish);
}

}  // namespace epochmark
