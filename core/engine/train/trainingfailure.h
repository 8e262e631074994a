// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <exception>

namespace epochmark {

/// An Error on its way through LibTorch's world of exceptions to the wall in guard.h.
class TrainingFailure : public std::exception {
public:
    explicit TrainingFailure(Error error) : m_error(std::move(error)) {}
    const Error& error() const { return m_error; }
    const char* what() const noexcept override { return "training failed"; }

private:
    Error m_error;
};

}  // namespace epochmark
