// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace epochmark {

/// As NVML and CUDA_VISIBLE_DEVICES write it: "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6". Empty unless
/// `bytes` are sixteen.
QString cudaUuid(const QByteArray& bytes);

}  // namespace epochmark
