// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/cuda/graphdevice.h"
#include "tape.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <string>
#include <utility>

namespace epochmark::test {

/// The processor as a device that records. Its clock and its queue are the test's: a mark is reached when
/// `reachedMarks` have been set after it, or, with `looksForAStep`, when somebody has looked so often.
class RecordingDevice : public GraphDevice {
public:
    at::Device device() const override { return at::kCPU; }

    void aside(const std::function<void()>& work) override
    {
        ++stepsAside;
        work();
    }

    std::unique_ptr<RecordedStep> record(const std::function<void()>& work) override
    {
        if (!refusal.empty()) {
            throw std::runtime_error(refusal);
        }
        auto step = std::make_unique<Step>(*this);
        step->tape.record(work, mostOperations);
        operations = step->tape.size();
        return step;
    }

    std::unique_ptr<QueueMark> mark() override
    {
        ++marks;
        mostWaiting = std::max(mostWaiting, marks - reachedMarks);
        return std::make_unique<Mark>(*this, marks);
    }

    std::unique_ptr<UploadSlot> makeSlot(at::IntArrayRef sizes) override
    {
        return std::make_unique<Slot>(at::zeros(sizes, at::kByte), *this);
    }

    at::Tensor hostBytes(at::IntArrayRef sizes) const override { return at::empty(sizes, at::kByte); }
    std::optional<DeviceMemory> memory() const override { return deviceMemory; }

    std::string refusal;       ///< of every recording; empty: none
    bool isHeldBack = false;   ///< marks are reached when the test says so
    int64_t reachedMarks = 0;  ///< where it is held back
    int looksForAStep = 0;     ///< where it is held back: the next mark is reached after so many; 0: never
    size_t mostOperations = Tape::kNoLimit;  ///< of a step: where it has more, its recording fails half-way
    int64_t mostWaiting = 0;                 ///< marks at once, where it is held back
    size_t operations = 0;                   ///< of the last step that was recorded
    int looks = 0;                           ///< at marks that weren't reached
    std::function<void()> onLook;            ///< called then
    double secondsBetweenMarks = 1;          ///< by its own clock
    std::optional<DeviceMemory> deviceMemory;
    int64_t marks = 0;
    int replays = 0;
    int stepsAside = 0;
    int batchesSent = 0;

private:
    struct Step final : RecordedStep {
        explicit Step(RecordingDevice& owner) : device(owner) {}
        void replay() override
        {
            ++device.replays;
            tape.replay();
        }
        std::optional<qint64> operations() const override { return static_cast<qint64>(tape.size()); }
        RecordingDevice& device;
        Tape tape;
    };

    struct Mark final : QueueMark {
        Mark(RecordingDevice& owner, int64_t count) : device(owner), number(count) {}
        bool isReached() override
        {
            if (device.isHeldBack && number > device.reachedMarks) {
                ++device.looks;
                if (device.onLook) {
                    device.onLook();
                }
                if (device.looksForAStep > 0 && device.looks % device.looksForAStep == 0) {
                    ++device.reachedMarks;
                }
            }
            return !device.isHeldBack || number <= device.reachedMarks;
        }
        double secondsSince(const QueueMark& earlier) const override
        {
            return device.secondsBetweenMarks
                   * static_cast<double>(number - static_cast<const Mark&>(earlier).number);
        }
        RecordingDevice& device;
        int64_t number;
    };

    struct Slot final : UploadSlot {
        Slot(at::Tensor buffer, RecordingDevice& owner) : bytes(std::move(buffer)), device(owner) {}
        void fill(const at::Tensor& sent) override
        {
            ++device.batchesSent;
            rows = sent.size(0);
            bytes.slice(0, 0, rows).copy_(sent);
        }
        void takeInto(at::Tensor& target) override
        {
            target.slice(0, 0, rows).copy_(bytes.slice(0, 0, rows));
        }
        at::Tensor bytes;
        RecordingDevice& device;
        int64_t rows = 0;
    };
};

}  // namespace epochmark::test
