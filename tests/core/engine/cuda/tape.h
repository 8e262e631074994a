// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace epochmark::test {

/// What a CUDA graph is to a card, for the processor: the operations that a piece of work asks LibTorch for,
/// below its automatic gradients, with the tensors that they were asked for with. Replaying does them again
/// on the same tensors and nothing else: whatever the work decides on the processor stays as it was when it
/// was recorded. After recording, all tensors made before have the contents that they had.
///     Tape tape;
///     tape.record(step);
///     tape.replay();
class Tape {
public:
    static constexpr size_t kNoLimit = SIZE_MAX;

    /// Throws, as a card would, where a number or a shape is read back, and where `work` asks for more than
    /// so many operations.
    void record(const std::function<void()>& work, size_t mostOperations = kNoLimit);
    void replay();
    size_t size() const { return m_calls.size(); }

    /// For LibTorch's dispatcher.
    void call(const c10::OperatorHandle& operation, c10::DispatchKeySet keys, torch::jit::Stack& stack);

private:
    struct Call {
        c10::OperatorHandle operation;
        std::vector<c10::IValue> arguments;
        std::vector<c10::IValue> results;
    };

    void keepWhatChanges(const c10::FunctionSchema& schema, const std::vector<c10::IValue>& arguments);
    void keep(const at::Tensor& tensor);
    void own(const c10::IValue& result, const std::vector<c10::IValue>& arguments);
    void putBack();

    std::vector<Call> m_calls;
    size_t m_mostCalls = kNoLimit;
    std::set<const c10::StorageImpl*> m_own;  ///< made while it recorded
    std::map<const c10::StorageImpl*, std::pair<c10::Storage, std::vector<char>>> m_before;
};

}  // namespace epochmark::test
