// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pjrt_c_api.h>

/// An argument struct of the interface, all zero, its size as this header knows it: without the padding that
/// sizeof may add.
#define EPOCHMARK_PJRT_ARGS(type, name)                                                                      \
    type name{};                                                                                             \
    name.struct_size = type##_STRUCT_SIZE
