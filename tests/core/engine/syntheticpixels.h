// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/training.h"

#include <memory>
#include <random>
#include <vector>

namespace epochmark::test {

/// Invented pictures in memory: noise, brighter for odd labels, so that a network can learn them.
class SyntheticPixels final : public PixelStore {
public:
    explicit SyntheticPixels(int count, int size = WorkloadSpec::kImageSize, quint32 seed = 7)
        : m_count(count), m_pictureBytes(size_t(size) * size_t(size) * 3),
          m_bytes(size_t(count) * m_pictureBytes)
    {
        std::mt19937 engine(seed);
        for (size_t i = 0; i < m_bytes.size(); ++i) {
            const bool isBright = (i / m_pictureBytes) % 2 == 1;
            m_bytes[i] = uchar(engine() % 200 + (isBright ? 55 : 0));
        }
    }

    qsizetype count() const override { return m_count; }
    const uchar* picture(qsizetype index) const override
    {
        return m_bytes.data() + size_t(index) * m_pictureBytes;
    }
    qint64 byteCount() const override { return qint64(m_bytes.size()); }

private:
    int m_count;
    size_t m_pictureBytes;
    std::vector<uchar> m_bytes;
};

/// The first `train` rows for training, the next `validation` ones for validation; labels alternate.
inline TrainingSetup syntheticSetup(int train, int validation, int epochs, int classes = 2)
{
    TrainingSetup setup;
    setup.deviceId = QStringLiteral("cpu");
    setup.threads = 2;
    setup.workload.epochs = epochs;
    for (int index = 0; index < classes; ++index) {
        setup.workload.classes.append(QStringLiteral("class%1").arg(index));
    }
    setup.workload.trainPictures = train;
    setup.workload.testPictures = validation;
    setup.data.pixels = std::make_shared<SyntheticPixels>(train + validation);
    for (int row = 0; row < train + validation; ++row) {
        (row < train ? setup.data.trainRows : setup.data.validationRows).append(row);
        (row < train ? setup.data.trainLabels : setup.data.validationLabels).append(row % classes);
    }
    return setup;
}

}  // namespace epochmark::test
