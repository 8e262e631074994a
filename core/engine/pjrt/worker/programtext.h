// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/worker/pjrtapi.h"

#include <string>

namespace epochmark::worker {

/// A StableHLO text in the form in which the interface takes a program, for one device: whoever compiles for
/// a device that is there and whoever compiles ahead for one that isn't hand over the same. Must outlive the
/// call. One thread.
///
///     ProgramText text(stableHlo, device.id);
///     args.program = text.program();
class ProgramText {
public:
    /// `deviceId`: the plug-in's own number of the device.
    ProgramText(std::string stableHlo, int deviceId);
    ProgramText(const ProgramText&) = delete;
    ProgramText& operator=(const ProgramText&) = delete;

    const PJRT_Program* program() const { return &m_program; }
    /// A serialised CompileOptionsProto.
    const std::string& options() const { return m_options; }

private:
    std::string m_text;
    std::string m_options;
    PJRT_Program m_program{};
};

}  // namespace epochmark::worker
