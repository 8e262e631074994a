// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tape.h"

#include <ATen/core/LegacyTypeDispatch.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/library.h>

#include <algorithm>
#include <cstring>
#include <string>

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

/// Whether the processor must know what the device computed before it can go on: a number, or how many
/// elements a condition leaves.
bool asksTheDevice(const c10::FunctionSchema& schema, const torch::jit::Stack& stack)
{
    static const std::set<std::string> kAsking{"aten::_local_scalar_dense", "aten::nonzero",
                                               "aten::masked_select", "aten::_unique2", "aten::is_nonzero"};
    if (kAsking.count(schema.name()) > 0) {
        return true;
    }
    const bool isIndexing = schema.name() == "aten::index" || schema.name() == "aten::index_put_"
                            || schema.name() == "aten::_index_put_impl_";
    if (!isIndexing) {
        return false;
    }
    const auto first = stack.end() - static_cast<std::ptrdiff_t>(schema.arguments().size());
    const c10::IValue& indices = *(first + 1);
    for (const c10::IValue& index : indices.toList().vec()) {
        const bool isCondition = index.isTensor() && index.toTensor().defined()
                                 && (index.toTensor().scalar_type() == at::kBool
                                     || index.toTensor().scalar_type() == at::kByte);
        if (isCondition) {
            return true;
        }
    }
    return false;
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

void Tape::record(const std::function<void()>& work, size_t mostOperations)
{
    m_mostCalls = mostOperations;
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
    TORCH_CHECK(!asksTheDevice(schema, stack) && m_calls.size() < m_mostCalls,
                "operation not permitted when stream is capturing");
    const auto first = stack.end() - static_cast<std::ptrdiff_t>(schema.arguments().size());
    std::vector<c10::IValue> arguments(first, stack.end());
    keepWhatChanges(schema, arguments);
    operation.redispatchBoxed(keys, &stack);
    const auto results = stack.end() - static_cast<std::ptrdiff_t>(schema.returns().size());
    std::for_each(results, stack.end(), [&](const c10::IValue& result) { own(result, arguments); });
    m_calls.push_back({operation, std::move(arguments), {results, stack.end()}});
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

/// A view of what an operation was given isn't new.
void Tape::own(const c10::IValue& result, const std::vector<c10::IValue>& arguments)
{
    for (const at::Tensor& tensor : tensorsOf(result)) {
        const bool isView = std::any_of(arguments.begin(), arguments.end(), [&](const c10::IValue& argument) {
            const auto given = tensorsOf(argument);
            return std::any_of(given.begin(), given.end(),
                               [&](const at::Tensor& one) { return one.is_alias_of(tensor); });
        });
        if (!isView) {
            m_own.insert(tensor.storage().unsafeGetStorageImpl());
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
