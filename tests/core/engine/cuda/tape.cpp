// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tape.h"

#include <ATen/core/LegacyTypeDispatch.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/library.h>

#include <algorithm>
#include <cstring>

namespace epochmark::test {

namespace {

// Below automatic gradients and above the devices; nobody else uses it in these tests.
constexpr c10::DispatchKey kKey = c10::DispatchKey::Fake;

thread_local Tape* t_tape = nullptr;

void recordCall(const c10::OperatorHandle& operation, c10::DispatchKeySet keys, torch::jit::Stack* stack)
{
    const c10::impl::ExcludeDispatchKeyGuard once(kKey);
    const c10::DispatchKeySet below = keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kKey);
    if (t_tape == nullptr) {
        operation.redispatchBoxed(below, stack);
        return;
    }
    t_tape->call(operation, below, *stack);
}

bool isChanged(const c10::Argument& argument)
{
    return argument.alias_info() != nullptr && argument.alias_info()->isWrite();
}

/// Of an argument or a result: one, several or none.
std::vector<at::Tensor> tensorsOf(const c10::IValue& value)
{
    if (value.isTensor()) {
        return value.toTensor().defined() ? std::vector<at::Tensor>{value.toTensor()}
                                          : std::vector<at::Tensor>();
    }
    return value.isTensorList() ? value.toTensorVector() : std::vector<at::Tensor>();
}

}  // namespace

void Tape::record(const std::function<void()>& work)
{
    const c10::impl::IncludeDispatchKeyGuard listening(kKey);
    t_tape = this;
    try {
        work();
    } catch (...) {
        t_tape = nullptr;
        putBack();
        throw;
    }
    t_tape = nullptr;
    putBack();
}

void Tape::call(const c10::OperatorHandle& operation, c10::DispatchKeySet keys, torch::jit::Stack& stack)
{
    const c10::FunctionSchema& schema = operation.schema();
    TORCH_CHECK(schema.name() != "aten::_local_scalar_dense",
                "operation not permitted when stream is capturing");
    const auto first = stack.end() - static_cast<std::ptrdiff_t>(schema.arguments().size());
    std::vector<c10::IValue> arguments(first, stack.end());
    keepWhatChanges(schema, arguments);
    operation.redispatchBoxed(keys, &stack);
    const auto results = stack.end() - static_cast<std::ptrdiff_t>(schema.returns().size());
    m_calls.push_back({operation, std::move(arguments), {results, stack.end()}});
    std::for_each(results, stack.end(), [this](const c10::IValue& result) { own(result); });
}

void Tape::keepWhatChanges(const c10::FunctionSchema& schema, const std::vector<c10::IValue>& arguments)
{
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (isChanged(schema.arguments()[i])) {
            for (const at::Tensor& tensor : tensorsOf(arguments[i])) {
                keep(tensor);
            }
        }
    }
    const bool isBatchNorm = schema.name().find("batch_norm") != std::string::npos;
    if (isBatchNorm) {  // changes its running statistics without saying so
        for (const c10::IValue& argument : arguments) {
            for (const at::Tensor& tensor : tensorsOf(argument)) {
                keep(tensor);
            }
        }
    }
}

void Tape::keep(const at::Tensor& tensor)
{
    const c10::StorageImpl* storage = tensor.storage().unsafeGetStorageImpl();
    if (m_own.count(storage) == 0 && m_before.count(storage) == 0) {
        const auto* bytes = static_cast<const char*>(storage->data());
        m_before[storage] = {tensor.storage(), {bytes, bytes + storage->nbytes()}};
    }
}

void Tape::own(const c10::IValue& result)
{
    for (const at::Tensor& tensor : tensorsOf(result)) {
        const c10::StorageImpl* storage = tensor.storage().unsafeGetStorageImpl();
        if (m_before.count(storage) == 0) {
            m_own.insert(storage);
        }
    }
}

void Tape::putBack()
{
    for (auto& [storage, kept] : m_before) {
        auto& [owner, bytes] = kept;
        std::memcpy(owner.mutable_data(), bytes.data(), bytes.size());
    }
    m_before.clear();
}

void Tape::replay()
{
    const at::AutoDispatchBelowADInplaceOrView belowGradients;
    for (const Call& call : m_calls) {
        torch::jit::Stack stack(call.arguments.begin(), call.arguments.end());
        call.operation.callBoxed(stack);
        const auto& returns = call.operation.schema().returns();
        for (size_t i = 0; i < returns.size(); ++i) {
            const auto before = tensorsOf(call.results[i]);
            const auto now = tensorsOf(stack[i]);
            TORCH_CHECK(before.size() == now.size(), call.operation.schema().name(), " gave another count");
            for (size_t j = 0; j < before.size(); ++j) {
                TORCH_CHECK(before[j].sizes() == now[j].sizes(), call.operation.schema().name(),
                            " gave another shape");
                if (!before[j].storage().is_alias_of(now[j].storage())) {
                    before[j].copy_(now[j]);
                }
            }
        }
    }
}

}  // namespace epochmark::test

TORCH_LIBRARY_IMPL(_, Fake, library)
{
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&epochmark::test::recordCall>());
}
