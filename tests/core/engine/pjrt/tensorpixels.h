// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/training.h"

#include <ATen/ATen.h>

namespace epochmark::test {

/// Pictures that a test made as a tensor, as the engine is handed them.
class TensorPixels final : public PixelStore {
public:
    /// ui8 N x 3 x size x size.
    explicit TensorPixels(const at::Tensor& pictures) : m_rows(pictures.permute({0, 2, 3, 1}).contiguous()) {}
    qsizetype count() const override { return m_rows.size(0); }
    const uchar* picture(qsizetype index) const override { return m_rows[index].data_ptr<uint8_t>(); }
    qint64 byteCount() const override { return m_rows.numel(); }

private:
    at::Tensor m_rows;
};

}  // namespace epochmark::test
