// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/program/networkprogram.h"

#include <ATen/core/Tensor.h>
#include <torch/csrc/jit/api/module.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace epochmark {

/// A TorchScript module in memory, whose parameters and buffers are whatever tensors a call brings. Loading
/// it runs its author's code. One call at a time; any thread.
class LoadedProgram {
public:
    /// Error::Input with a sentence: changed since it was hashed, too large, not to be loaded by this
    /// LibTorch, no forward() of one input, nothing to train.
    static Result<std::shared_ptr<LoadedProgram>> load(const NetworkProgram& program);

    /// What asks for a gradient; floats on the processor, as they lie in the file.
    const std::vector<at::Tensor>& parameters() const { return m_parameters.originals; }
    /// All other tensors of floating point, likewise.
    const std::vector<at::Tensor>& buffers() const { return m_buffers.originals; }
    /// Names of its parts, with the parameters that each has.
    std::vector<std::pair<std::string, int64_t>> parts() const;

    /// Tensors that aren't of floating point (counters, tables) as they lie in the file.
    void restoreOthers();

    /// Computes with these tensors instead of its own; a training pass changes the buffers in place. The
    /// gradients' mode is the caller's. Throws TrainingFailure with a sentence where the program fails, is
    /// given back as something else than one tensor, or memory runs out (as LibTorch throws it).
    at::Tensor forward(const std::vector<at::Tensor>& parameters, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining);

private:
    /// Where a tensor stands in the module; one that is shared stands in several places.
    struct Place {
        c10::intrusive_ptr<c10::ivalue::Object> owner;
        size_t slot = 0;
    };
    struct Tensors {
        std::vector<at::Tensor> originals;
        std::vector<std::vector<Place>> places;

        void add(const at::Tensor& tensor, const Place& place);
        void set(const std::vector<at::Tensor>& tensors) const;

    private:
        std::vector<const void*> m_seen;
    };

    LoadedProgram(torch::jit::Module module, QString name);
    void collect();
    void moveOthers(at::Device device);
    void takeChanged(const std::vector<at::Tensor>& buffers) const;

    torch::jit::Module m_module;
    QString m_name;
    Tensors m_parameters;
    Tensors m_buffers;
    Tensors m_others;
    at::Device m_device = at::kCPU;  ///< of the others
    std::mutex m_mutex;
};

}  // namespace epochmark
