#include "tests/support/shared/rows.h"
