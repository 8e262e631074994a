// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace epochmark {

/// What kind of failure an Error is; the terminal maps it to its exit status.
enum class ErrorCode {
    Internal,           ///< a defect or an unexpected exception (exit 1)
    Usage,              ///< the caller asked for something that doesn't exist (exit 2)
    Input,              ///< the dataset or an imported file can't be used (exit 3)
    Store,              ///< the result store can't be opened, read or written (exit 3)
    DeviceUnavailable,  ///< the device that was asked for can't be used (exit 4)
    Stopped             ///< the user asked to stop (exit 5)
};

/// A failure as a value. `message` is a sentence for the user: what failed, on which file, what to do next.
/// `detail` is the library's own text (may be empty), shown on demand only.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString detail;
};

template <typename T>
class Result;

namespace resultdetail {

template <typename T>
inline constexpr bool kIsResult = false;
template <typename T>
inline constexpr bool kIsResult<Result<T>> = true;

}  // namespace resultdetail

/// Value or Error. Use:
///     Result<Listing> listing = readListing(path);
///     if (!listing) { return listing.error(); }
///     use(listing.value());
/// or, where each step needs only what the one before it brought:
///     return readListing(path).andThen(checkListing).transform(countOf);
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    /// The value; only to be called when hasValue().
    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T value() && { return std::get<0>(std::move(m_state)); }  // a value: safe to loop over a temporary's
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// The error; only to be called when !hasValue().
    const Error& error() const { return std::get<1>(m_state); }

    /// What `next` (T -> Result<U>) makes of the value, or this error, `next` not called then.
    template <typename Next>
    auto andThen(Next&& next) const&
    {
        using Then = std::invoke_result_t<Next, const T&>;
        static_assert(resultdetail::kIsResult<Then>, "the next step of a chain returns a Result");
        return hasValue() ? std::forward<Next>(next)(std::get<0>(m_state)) : Then(error());
    }
    /// The same of a temporary, whose value is moved on.
    template <typename Next>
    auto andThen(Next&& next) &&
    {
        using Then = std::invoke_result_t<Next, T>;
        static_assert(resultdetail::kIsResult<Then>, "the next step of a chain returns a Result");
        return hasValue() ? std::forward<Next>(next)(std::get<0>(std::move(m_state))) : Then(error());
    }

    /// The value as `change` (T -> U, which can't fail) makes it, or this error, `change` not called then.
    template <typename Change>
    auto transform(Change&& change) const&
    {
        using Then = Result<std::invoke_result_t<Change, const T&>>;
        return hasValue() ? Then(std::forward<Change>(change)(std::get<0>(m_state))) : Then(error());
    }
    template <typename Change>
    auto transform(Change&& change) &&
    {
        using Then = Result<std::invoke_result_t<Change, T>>;
        return hasValue() ? Then(std::forward<Change>(change)(std::get<0>(std::move(m_state))))
                          : Then(error());
    }

private:
    std::variant<T, Error> m_state;
};

/// Success or Error, for actions without a value.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool hasValue() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return hasValue(); }
    const Error& error() const { return *m_error; }

    /// What `next` (nothing -> Result<U>) makes, or this error, `next` not called then.
    template <typename Next>
    auto andThen(Next&& next) const
    {
        using Then = std::invoke_result_t<Next>;
        static_assert(resultdetail::kIsResult<Then>, "the next step of a chain returns a Result");
        return hasValue() ? std::forward<Next>(next)() : Then(error());
    }

    /// The value that `make` (nothing -> U, which can't fail) gives, or this error, `make` not called then.
    template <typename Make>
    auto transform(Make&& make) const
    {
        using Then = Result<std::invoke_result_t<Make>>;
        return hasValue() ? Then(std::forward<Make>(make)()) : Then(error());
    }

private:
    std::optional<Error> m_error;
};

}  // namespace epochmark
