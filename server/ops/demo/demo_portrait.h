// Drawn pictures that stand for photographs: a head and shoulders, never a face.
#pragma once

#include <cstdint>
#include <string>

namespace myspike {

inline constexpr unsigned kDemoPortraits = 24; ///< different ones

/// A PNG of 96 × 120 points. The same number gives the same bytes.
/// @param female chooses among the hair styles and headscarves
std::string demoPortrait(unsigned number, bool female);
/// Whether it wears a headscarf or a songkok.
bool demoPortraitIsCovered(unsigned number, bool female);
/// A PNG of 240 × 160 points that stands for a photograph of a thing.
std::string demoEvidence(unsigned number);

} // namespace myspike
