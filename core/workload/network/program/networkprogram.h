// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networktensor.h"
#include "workload/network/picturesize.h"

#include <QList>
#include <QString>

namespace epochmark {

/// A TorchScript file on disk (torch.jit.script or torch.jit.trace, saved): a program of its author's, which
/// runs with the user's rights once it is loaded. Plain value.
struct NetworkProgram {
    QString path;
    QString sha256;                 ///< of the whole file, 64 lower-case hex digits
    bool takesChannelsLast = true;  ///< as in ProgramFacts; known once it was tried

    static constexpr qint64 kMostBytes = qint64{2} << 30;  ///< packed or not

    bool operator==(const NetworkProgram&) const = default;
};

/// What was found when a program was loaded and shown a few pictures. Plain value.
struct ProgramFacts {
    QList<NetworkTensor> parameters;  ///< what asks for a gradient, "p0" on, in the file's order
    QList<NetworkTensor> buffers;     ///< all other tensors of floating point, "b0" on
    int outputs = 0;                  ///< of one picture
    bool takesChannelsLast = true;    ///< whether it computes planes in channels-last memory, too
};

}  // namespace epochmark
