// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/programtext.h"

#include "engine/pjrt/worker/compileoptions.h"

#include <string_view>
#include <utility>

namespace epochmark::worker {

namespace {

constexpr std::string_view kFormat = "mlir";

}  // namespace

ProgramText::ProgramText(std::string stableHlo, int deviceId)
    : m_text(std::move(stableHlo)), m_options(compileOptions(deviceId))
{
    m_program.struct_size = PJRT_Program_STRUCT_SIZE;
    m_program.code = m_text.data();
    m_program.code_size = m_text.size();
    m_program.format = kFormat.data();
    m_program.format_size = kFormat.size();
}

}  // namespace epochmark::worker
