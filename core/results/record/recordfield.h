// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <limits>

namespace epochmark {

/// What a field's number counts; Year: a point in time, of which the year is limited.
enum class Unit { None, Seconds, Joules, Celsius, Megahertz, Watts, Bytes, ImagesPerSecond, Year };

/// The lowest and the highest value that can be right, both included.
struct Limits {
    double lowest = std::numeric_limits<double>::lowest();
    double highest = std::numeric_limits<double>::max();

    constexpr bool hold(double value) const { return value >= lowest && value <= highest; }
};

/// Whether a field may be missing from a record's JSON. Fields of an optional type always may: absent is
/// null.
enum class Presence {
    Required,
    Defaulted,      ///< not in every older record: it keeps the value of a new one
    ZeroIsUnknown,  ///< 0 stands for unknown and is null in the JSON
    Later           ///< not in the first records: where it is absent the JSON doesn't name it
};

/// What is to be known of one field of a record, whoever writes or reads it. Made by the functions below and
/// given to a visitor (recordfields.h); plain value with static text.
struct Field {
    const char* key;  ///< in the JSON, within its section
    Limits limits{};
    Unit unit = Unit::None;
    Presence presence = Presence::Required;
    const char* column = nullptr;  ///< in the CSV, where it isn't the key
    const char* row = nullptr;     ///< column of its own in the store's table of runs; nullptr: none
    const char* separator = ";";   ///< between the texts of a list in one cell
    const char* emptyText = "";    ///< what an empty list is in a cell
    bool isUuid = false;

    constexpr const char* csvColumn() const { return column != nullptr ? column : key; }
    constexpr Field inColumn(const char* name) const
    {
        Field other = *this;
        other.column = name;
        return other;
    }
    constexpr Field inRow(const char* name) const
    {
        Field other = *this;
        other.row = name;
        return other;
    }
    constexpr Field separatedBy(const char* text) const
    {
        Field other = *this;
        other.separator = text;
        return other;
    }
    constexpr Field orIfEmpty(const char* text) const
    {
        Field other = *this;
        other.emptyText = text;
        return other;
    }
    constexpr Field later() const
    {
        Field other = *this;
        other.presence = Presence::Later;
        return other;
    }
    constexpr Field defaulted() const
    {
        Field other = *this;
        other.presence = Presence::Defaulted;
        return other;
    }
};

/// Fields by what they hold, with the limits of such a value.
namespace fields {

inline constexpr double kLargestExactInteger = 9007199254740992.0;  // 2^53, of JSON's numbers

constexpr Field plain(const char* key)
{
    return {key};
}

constexpr Field uuid(const char* key)
{
    Field field{key};
    field.isUuid = true;
    return field;
}

constexpr Field number(const char* key, double lowest, double highest, Unit unit = Unit::None)
{
    return {key, {lowest, highest}, unit};
}

/// A count that an int holds.
constexpr Field count(const char* key, double lowest = 0)
{
    return number(key, lowest, std::numeric_limits<int>::max());
}

/// A duration; thirty years are more than any run takes.
constexpr Field seconds(const char* key)
{
    return number(key, 0, 1e9, Unit::Seconds);
}

/// What is left of a duration once its parts are taken off, which were read off the clock one after another:
/// rounding may leave a hair less than nothing.
constexpr Field remainder(const char* key)
{
    return number(key, -0.001, 1e9, Unit::Seconds);
}

constexpr Field share(const char* key)
{
    return number(key, 0, 1);
}

constexpr Field loss(const char* key)
{
    return number(key, 0, std::numeric_limits<double>::max());
}

constexpr Field bytes(const char* key)
{
    return number(key, 0, kLargestExactInteger, Unit::Bytes);
}

constexpr Field celsius(const char* key)
{
    return number(key, -100, 1000, Unit::Celsius);
}

constexpr Field megahertz(const char* key)
{
    return number(key, 0, 1e6, Unit::Megahertz);
}

/// A point in time or a date, of this epoch of computing.
constexpr Field time(const char* key)
{
    return number(key, 1970, 2199, Unit::Year);
}

constexpr Field unknownAsZero(Field field)
{
    field.presence = Presence::ZeroIsUnknown;
    return field;
}

}  // namespace fields

/// "-3 J", "1.5", "11533": a field's number as a sentence names it.
QString numberText(double value, Unit unit);

/// "the field "energy.joules" is -3 J, but must lie between 0 J and ..."; `path` names the field from the top
/// of its record.
QString limitSentence(const QString& path, const Field& field, double value);

}  // namespace epochmark
