/** How many generated cases the property tests try: few in a development run, many where VERIFY is set. */
export const counts = process.env.VERIFY
  ? {
      exactNumbers: 20_000,
      halfFenTies: 50_000,
      splits: 5_000,
      files: 100_000,
      formulaTrees: 100_000,
      mutatedFormulas: 1_000_000,
      policyScenarios: 1_000,
      everyReading: 1_000,
      splitExpansions: 10_000,
      randomPolicies: 20_000,
      openSettings: 5_000,
      uglyTexts: 2_000,
      brokenTexts: 20_000,
      chains: 2_000,
    }
  : {
      exactNumbers: 500,
      halfFenTies: 5_000,
      splits: 300,
      files: 300,
      formulaTrees: 2_000,
      mutatedFormulas: 5_000,
      policyScenarios: 150,
      everyReading: 15,
      splitExpansions: 400,
      randomPolicies: 300,
      openSettings: 150,
      uglyTexts: 16,
      brokenTexts: 500,
      chains: 40,
    }
